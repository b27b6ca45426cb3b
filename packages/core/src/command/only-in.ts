import type { Scene } from '../context/conversation.js';
import { allow, deny, type Guard } from '../guard/guard.js';
import type { Localized } from '../i18n/localized.js';

const SCENE_NAMES: Readonly<Record<Scene, Localized>> = {
  c2c: { 'zh-CN': '单聊', en: 'one-to-one chats' },
  group: { 'zh-CN': '群聊', en: 'groups' },
  channel: { 'zh-CN': '频道', en: 'guild channels' },
  dm: { 'zh-CN': '频道私信', en: 'private chats of guilds' },
};

/** Lets a command run in these scenes only; elsewhere people are told where it works. */
export function onlyIn(scenes: readonly Scene[]): Guard {
  const elsewhere = deny({
    'zh-CN': `这个命令只能在${scenes.map((scene) => SCENE_NAMES[scene]['zh-CN']).join('、')}里使用。`,
    en: `This command works in ${scenes.map((scene) => SCENE_NAMES[scene].en).join(' and ')} only.`,
  });
  return ({ conversation }) => (conversation && scenes.includes(conversation.scene) ? allow() : elsewhere);
}
