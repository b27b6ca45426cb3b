import type { Guard } from '../guard/guard.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { Calendar, type LimitDuration, type LimitPeriod, toMs } from './limit-period.js';
import type { LimitStore } from './limit-store.js';
import type { TimeLeft } from './time-left.js';

/** Whom a limit counts for: a person in a chat, everybody in a chat together, or everybody everywhere. */
export type LimitPer = 'user' | 'chat' | 'bot';

/** Where a limit counts: in memory, in the bot's storage, or in a store of your own. */
export type LimitStoreChoice = 'memory' | 'storage' | LimitStore;

/** What cooldowns and quotas have in common. */
export interface LimitOptions {
  /** @defaultValue `user` */
  per?: LimitPer;
  /** Those whom it lets through are not counted: `exempt: superuser()`. */
  exempt?: Guard;
  /** Says nothing when it refuses. @defaultValue false */
  silent?: boolean;
  /** What is said instead of how long it takes still, once per wait. */
  reason?: Localized | string | ((left: TimeLeft) => Localized | string);
  /** Handlers of a plugin whose limits have the same name, and are the same otherwise, count together. */
  name?: string;
  /** @defaultValue `limits` of the config: cooldowns `memory`, quotas `storage` */
  store?: LimitStoreChoice;
}

/** For {@link cooldown}. */
export interface CooldownOptions extends LimitOptions {
  /** From one use to the next. */
  seconds: number;
}

/** For {@link quota}. */
export interface QuotaOptions extends LimitOptions {
  /** How often in a period. */
  limit: number;
  /** `day`, `week` (from Monday) or `month` of the calendar, or a length of time from the first use: `{ hours: 1 }`. */
  every: LimitPeriod;
  /** Where the calendar's days begin, as an IANA name. @defaultValue `Asia/Shanghai` */
  timezone?: string;
}

/** A cooldown or quota, made by {@link cooldown} and {@link quota}. */
export interface LimitRule {
  /** Which of the two it is; people are told in other words. */
  readonly kind: 'cooldown' | 'quota';
  /** Uses in one window; 1 for a cooldown. */
  readonly limit: number;
  /** As they were given. */
  readonly options: LimitOptions;
  /** Tells it from others of the same handler, also after a restart. */
  readonly id: string;
  /** When a window that begins now ends. Unix milliseconds. */
  endOf(now: number): number;
}

/** Beijing time, which the platform's own schedules go by. */
const TIMEZONE = 'Asia/Shanghai';

/**
 * So many seconds from one use of a handler to the next: `bot.command('roll', …, { limits: [cooldown({ seconds: 5 })] })`.
 *
 * @throws {@link PluginError} when `seconds` is not above 0.
 */
export function cooldown({ seconds, ...options }: CooldownOptions): LimitRule {
  return { kind: 'cooldown', limit: 1, options, ...lasting({ seconds }) };
}

/**
 * So many uses of a handler in a period: `bot.command('draw', …, { limits: [quota({ limit: 3, every: 'day' })] })`.
 *
 * @throws {@link PluginError} when `limit` is not a whole number above 0, or the period or time zone is none.
 */
export function quota({ limit, every, timezone = TIMEZONE, ...options }: QuotaOptions): LimitRule {
  if (!Number.isSafeInteger(limit) || limit < 1) throw noLimit(limit);
  const window = typeof every === 'object' ? lasting(every) : inCalendar(new Calendar(every, timezone));
  return { kind: 'quota', limit, options, ...window };
}

type Window = Pick<LimitRule, 'id' | 'endOf'>;

function lasting(duration: LimitDuration): Window {
  const ms = toMs(duration);
  return { id: `${ms}ms`, endOf: (now) => now + ms };
}

/** Works the end out once per period. */
function inCalendar(calendar: Calendar): Window {
  let [from, to] = [0, 0];
  const endOf = (now: number): number => {
    if (now < from || now >= to) [from, to] = [now, calendar.endOf(now)];
    return to;
  };
  return { id: `${calendar.period}@${calendar.timezone}`, endOf };
}

function noLimit(limit: unknown): PluginError {
  return new PluginError({
    'zh-CN': `limit 应为大于 0 的整数，而不是 ${String(limit)}。`,
    en: `limit must be a whole number above 0, not ${String(limit)}.`,
  });
}
