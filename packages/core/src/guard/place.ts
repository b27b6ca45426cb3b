import type { Localized } from '../i18n/localized.js';
import type { AnyContext } from '../context/create-context.js';
import { allow, deny, type Guard, named } from './guard.js';

/** Lets a handler run in QQ groups. */
export function onlyGroup(): Guard {
  return only('onlyGroup', (ctx) => ctx.conversation?.scene === 'group', {
    'zh-CN': '只能在群里使用。',
    en: 'This works in groups only.',
  });
}

/** Lets a handler run in private: in one-to-one chats, and in private sessions with someone of a guild. */
export function onlyPrivate(): Guard {
  return only('onlyPrivate', isPrivate, { 'zh-CN': '只能私聊使用。', en: 'This works in private only.' });
}

/** Lets a handler run in guilds: in their channels, and for what happens to a guild as a whole. */
export function onlyGuild(): Guard {
  return only('onlyGuild', (ctx) => ctx.community?.kind === 'guild' && !isPrivate(ctx), {
    'zh-CN': '只能在频道里使用。',
    en: 'This works in guilds only.',
  });
}

/** Whether nobody but one person and the bot is there. */
export function isPrivate({ conversation }: AnyContext): boolean {
  return conversation?.scene === 'c2c' || conversation?.scene === 'dm';
}

function only(name: string, isThere: (ctx: AnyContext) => boolean, reason: Localized): Guard {
  return named(name, (ctx) => (isThere(ctx) ? allow() : deny(reason)));
}
