import type { Scene } from '../context/conversation.js';
import { sceneNames } from '../context/scene-names.js';
import { allow, deny, type Guard } from '../guard/guard.js';

/** Lets a command run in these scenes only; elsewhere people are told where it works. */
export function onlyIn(scenes: readonly Scene[]): Guard {
  const elsewhere = deny({
    'zh-CN': `这个命令只能在${sceneNames(scenes, 'zh-CN')}里使用。`,
    en: `This command works in ${sceneNames(scenes, 'en')} only.`,
  });
  return ({ conversation }) => (conversation && scenes.includes(conversation.scene) ? allow() : elsewhere);
}
