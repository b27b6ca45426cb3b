import type { ArgumentKinds } from './command/argument-kinds.js';
import type { CommandOptions } from './command/command.js';
import type { Guard } from './guard/guard.js';
import type { HearsOptions } from './hears/hears-pattern.js';
import type { LimitRule } from './limit/limit-rule.js';
import type { SendOptions } from './reply/message-sender.js';

/** How a bot is brought to its end: `bot.stop({ deadlineMs: 3000 })`. */
export interface StopOptions {
  /**
   * How long running handlers, and then plugins that unload, may take to finish, in milliseconds. Unloading has a second
   * in any case.
   * @defaultValue 10000
   */
  deadlineMs?: number;
}

/** A message sent of the bot's own accord, or late: outside the handler of what it answers. */
export interface BotSendOptions extends SendOptions {
  /** Reply to this message; without it, and without `eventId`, the message is an active one and needs the right to it. */
  msgId?: string;
  /** Reply to this event. */
  eventId?: string;
}

/** What the surroundings of a webhook offer: `bot.handleWebhook(request, { waitUntil })`. */
export interface BotWebhookOptions {
  /** Told what is still going on after the answer, such as `ctx.waitUntil` of a serverless platform. */
  waitUntil?: (work: Promise<unknown>) => void;
}

/** What may stand before a handler added without a class. */
export interface BotHandlerOptions {
  /** Asked before it runs. */
  guards?: readonly Guard[];
  /** How often it may run: `[cooldown({ seconds: 5 }), quota({ limit: 3, every: 'day' })]`. */
  limits?: readonly LimitRule[];
}

/** Options of a command added without a class. */
export interface BotCommandOptions<Kinds extends ArgumentKinds = ArgumentKinds>
  extends CommandOptions<Kinds>,
    BotHandlerOptions {}

/** Options of `bot.hears`. */
export interface BotHearsOptions extends HearsOptions, BotHandlerOptions {}
