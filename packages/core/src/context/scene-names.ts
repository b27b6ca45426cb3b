import { type Locale, type Localized, localize } from '../i18n/localized.js';
import type { Scene } from './conversation.js';

const NAMES: Readonly<Record<Scene, Localized>> = {
  c2c: { 'zh-CN': '单聊', en: 'one-to-one chats' },
  group: { 'zh-CN': '群聊', en: 'groups' },
  channel: { 'zh-CN': '频道', en: 'guild channels' },
  dm: { 'zh-CN': '频道私信', en: 'private chats of guilds' },
};

/** Scenes as people call them, in a row: `groups and guild channels`. */
export function sceneNames(scenes: readonly Scene[], locale: Locale): string {
  return scenes.map((scene) => localize(NAMES[scene], locale)).join(localize({ 'zh-CN': '、', en: ' and ' }, locale));
}
