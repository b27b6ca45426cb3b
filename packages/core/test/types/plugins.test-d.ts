import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import {
  type AnyContext,
  type Bot,
  type BotConfig,
  defineConfig,
  type EventContext,
  type InteractionContext,
  type MessageContext,
  On,
  type OptionsInputOf,
  type OptionsOf,
  Plugin,
  type ReplyBudget,
  type SentMessage,
  use,
} from '../../src/index.js';

declare const bot: Bot;

@Plugin({ name: 'plain' })
class Plain {}

@Plugin({ name: 'defaults' })
class Defaults {
  static readonly options = z.object({ suggest: z.boolean().default(true) });
}

@Plugin({ name: 'required' })
class Required {
  static readonly options = z.object({ key: z.string(), retries: z.number().default(3) });
}

// Options: what is written, and what the plugin gets.
expectTypeOf<OptionsOf<typeof Plain>>().toEqualTypeOf<undefined>();
expectTypeOf<OptionsOf<typeof Required>>().toEqualTypeOf<{ key: string; retries: number }>();
expectTypeOf<OptionsInputOf<typeof Required>>().toEqualTypeOf<{ key: string; retries?: number | undefined }>();

use(Plain);
use(Defaults);
use(Defaults, { suggest: false });
use(Required, { key: 'k' });
bot.plugin(Plain).plugin(Defaults).plugin(Required, { key: 'k', retries: 1 });
// @ts-expect-error: takes no options
use(Plain, {});
// @ts-expect-error: `key` is missing
use(Required);
// @ts-expect-error: `key` is missing
use(Required, { retries: 1 });
// @ts-expect-error: `retries` is a number
use(Required, { key: 'k', retries: 'many' });
// @ts-expect-error: there is no such option
use(Defaults, { sugest: true });
// @ts-expect-error: `key` is missing
bot.plugin(Required);

// Events: the context follows the key.
bot.on('message', (ctx) => expectTypeOf(ctx).toEqualTypeOf<MessageContext>());
bot.on('interaction', (ctx) => expectTypeOf(ctx).toEqualTypeOf<InteractionContext>());
bot.on('event', (ctx) => expectTypeOf(ctx).toEqualTypeOf<EventContext>());
bot.on('GROUP_ADD_ROBOT', (ctx) => {
  expectTypeOf(ctx.data.group_openid).toEqualTypeOf<string>();
  expectTypeOf(ctx.eventName).toEqualTypeOf<'GROUP_ADD_ROBOT'>();
});
bot.on('C2C_MESSAGE_CREATE', (ctx) => {
  expectTypeOf(ctx.text).toEqualTypeOf<string>();
  expectTypeOf(ctx.raw.d.author.user_openid).toEqualTypeOf<string>();
});
bot.on('INTERACTION_CREATE', (ctx) => expectTypeOf(ctx).toEqualTypeOf<InteractionContext>());
bot.on('ready', ({ user }) => expectTypeOf(user.id).toEqualTypeOf<string>());
bot.on('fatal', ({ error }) => expectTypeOf(error).toEqualTypeOf<Error>());
// @ts-expect-error: misspelt
bot.on('C2C_MESSAGE_CREATED', () => {});
// @ts-expect-error: events of friends have no text
bot.on('FRIEND_ADD', (ctx) => ctx.text);
// @ts-expect-error: a message is no interaction
bot.on('message', (ctx: InteractionContext) => ctx.buttonId);

export class Listener {
  @On('message')
  message(ctx: MessageContext): string {
    return ctx.text;
  }

  @On('GROUP_ADD_ROBOT')
  joined(ctx: EventContext<'GROUP_ADD_ROBOT'>): string {
    return ctx.data.group_openid;
  }

  @On('message')
  @On('FRIEND_ADD')
  both(ctx: AnyContext): string {
    return ctx.kind;
  }

  // @ts-expect-error: the method takes another context
  @On('interaction')
  wrong(ctx: MessageContext): string {
    return ctx.text;
  }

  // @ts-expect-error: misspelt
  @On('GROUP_ADD_ROBOTS')
  misspelt(): void {}
}

// Contexts are told apart by their kind.
export function describeContext(ctx: AnyContext): string | undefined {
  if (ctx.kind === 'message') return ctx.text;
  if (ctx.kind === 'interaction') return ctx.buttonData;
  // @ts-expect-error: only messages have text
  return ctx.text;
}

export async function replies(ctx: MessageContext): Promise<void> {
  expectTypeOf(await ctx.reply('hi')).toEqualTypeOf<SentMessage>();
  expectTypeOf(ctx.budget).toEqualTypeOf<ReplyBudget>();
  // @ts-expect-error: msg_seq is counted by the framework
  await ctx.reply({ msg_type: 0, content: 'hi', msg_seq: 1 });
  // @ts-expect-error: there is no such msg_type
  await ctx.reply({ msg_type: 9, content: 'hi' });
}

// Configs.
defineConfig({ intents: ['GUILDS'], shards: 'auto', plugins: [Plain, use(Required, { key: 'k' }), 'some-package'] });
defineConfig([{ appId: '1' }, { appId: '2' }]);
// @ts-expect-error: misspelt intent
defineConfig({ intents: ['GUILD'] });
// @ts-expect-error: an app id is text
export const numeric: BotConfig = { appId: 1 };
// @ts-expect-error: no such key
export const unknownKey: BotConfig = { appid: '1' };
