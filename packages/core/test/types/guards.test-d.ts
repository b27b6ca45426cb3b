import { expectTypeOf } from 'vitest';
import {
  allow,
  allowList,
  allOf,
  type AnyContext,
  anyOf,
  type Author,
  type Bot,
  Command,
  defineConfig,
  denyList,
  type EventContext,
  type Guard,
  hasRole,
  type InteractionContext,
  type MessageContext,
  not,
  onlyGroup,
  onlyGuild,
  onlyPrivate,
  type Role,
  superuser,
  UseGuards,
} from '../../src/index.js';

declare const bot: Bot;
declare const some: readonly Guard[];

// Each factory makes a guard, and guards make guards.
expectTypeOf(onlyGroup()).toEqualTypeOf<Guard>();
expectTypeOf(hasRole('owner', 'admin', 'channel-admin', 'member')).toEqualTypeOf<Guard>();
expectTypeOf(allOf(onlyGroup(), anyOf(hasRole('owner'), superuser()))).toEqualTypeOf<Guard>();
expectTypeOf(not(onlyGuild(), { 'zh-CN': '不行', en: 'no' })).toEqualTypeOf<Guard>();
allowList(['A'], { of: 'user' });
denyList(new Set(['A']), { of: 'chat' });
bot.command('mute <who:user>', () => 'done', { guards: [anyOf(hasRole('admin'), superuser())] });
defineConfig({ superusers: ['7C1D0A9E5B3F48E2A6D1C0B9E8F7A6D5'] });

// @ts-expect-error: misspelt
hasRole('onwer');
// @ts-expect-error: of nobody
hasRole();
// @ts-expect-error: several roles are several arguments
hasRole(['owner', 'admin']);
// @ts-expect-error: none of nothing
anyOf();
// @ts-expect-error: a list may be empty
allOf(...some);
// @ts-expect-error: the factory, not the guard it makes
anyOf(onlyGroup, superuser());
// @ts-expect-error: whose ids they are is said
allowList(['A']);
// @ts-expect-error: of people or of chats
allowList(['A'], { of: 'users' });
// @ts-expect-error: a reason has both languages
not(onlyPrivate(), { en: 'no' });
// @ts-expect-error: a guard takes any context
export const ofMessages: Guard = (ctx: MessageContext) => (ctx.text === '' ? allow() : allow());
// @ts-expect-error: an answer, not a boolean
export const bare: Guard = () => true;
// @ts-expect-error: the factory, not the guard it makes
bot.command('duel', () => 'done', { guards: [onlyGroup] });
// @ts-expect-error: ids are text
defineConfig({ superusers: [123_456_789] });

export class Guarded {
  @Command('duel')
  @UseGuards(onlyGroup(), not(hasRole('owner')))
  duel(): void {}

  @Command('ban')
  // @ts-expect-error: the name of a guard is not the guard
  @UseGuards('superuser')
  ban(): void {}
}

// Who it is, whatever happened.
export function who(ctx: AnyContext): Promise<Role | undefined> {
  expectTypeOf(ctx.userId).toEqualTypeOf<string | undefined>();
  expectTypeOf(ctx.isSuperuser).toEqualTypeOf<boolean>();
  return ctx.role();
}
expectTypeOf<MessageContext['userId']>().toEqualTypeOf<string>();
expectTypeOf<InteractionContext['userId']>().toEqualTypeOf<string | undefined>();
expectTypeOf<EventContext['userId']>().toEqualTypeOf<string | undefined>();
expectTypeOf<Author['role']>().toEqualTypeOf<Role | undefined>();
// @ts-expect-error: not every event has an author
export const author = (ctx: AnyContext): string => ctx.author.id;
