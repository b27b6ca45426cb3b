import { allow, deny, type Guard } from '@qqbotjs/core';

/** Lets a handler run in groups only. Who is turned away is told why. */
export function onlyInGroup(): Guard {
  return (ctx) =>
    ctx.conversation?.scene === 'group'
      ? allow()
      : deny({ 'zh-CN': '这个命令只能在群里用。', en: 'This command works in groups only.' });
}
