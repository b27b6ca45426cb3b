import { PluginError } from '../errors/plugin-error.js';

/** A length of time; the parts add up. */
export interface LimitDuration {
  seconds?: number;
  minutes?: number;
  hours?: number;
  /** Of 24 hours, not of the calendar. */
  days?: number;
}

/** A day, week or month of the calendar, or a length of time that begins with the first use. */
export type LimitPeriod = 'day' | 'week' | 'month' | LimitDuration;

const MS: Readonly<Record<keyof LimitDuration, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** @throws {@link PluginError} when it is no length of time. */
export function toMs(duration: LimitDuration): number {
  const ms = Object.entries(duration).reduce((sum, [unit, count]) => sum + count * MS[unit as keyof LimitDuration], 0);
  if (Number.isFinite(ms) && ms > 0) return ms;
  throw new PluginError({
    'zh-CN': `${JSON.stringify(duration)} 不是时长；请写 { seconds, minutes, hours, days } 中的一个或几个，总和大于 0。`,
    en: `${JSON.stringify(duration)} is no length of time; write one or more of { seconds, minutes, hours, days }, above 0 in total.`,
  });
}

/** The day of the calendar on which the next period begins, as the year, month and day `Date.UTC` takes. */
const NEXT: Readonly<Record<'day' | 'week' | 'month', (local: Date) => [number, number, number]>> = {
  day: (local) => [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + 1],
  // A week begins on Monday.
  week: (local) => [
    local.getUTCFullYear(),
    local.getUTCMonth(),
    local.getUTCDate() + 7 - ((local.getUTCDay() + 6) % 7),
  ],
  month: (local) => [local.getUTCFullYear(), local.getUTCMonth() + 1, 1],
};

/** The periods of a calendar, in one time zone. */
export class Calendar {
  readonly #clock: Intl.DateTimeFormat;

  /** @throws {@link PluginError} when there is no such time zone. */
  constructor(
    readonly period: 'day' | 'week' | 'month',
    readonly timezone: string,
  ) {
    this.#clock = clockIn(timezone);
  }

  /** When the period that is under way at a time ends. Both Unix milliseconds. */
  endOf(now: number): number {
    const midnight = Date.UTC(...NEXT[this.period](new Date(this.#localTime(now))));
    // Clocks may have been changed in between: the offset that counts is that of the midnight itself.
    const guess = midnight - this.#offset(now);
    const exact = midnight - this.#offset(guess);
    // Where clocks skip midnight, the day begins when they do.
    return this.#localTime(exact) < midnight ? guess : exact;
  }

  #offset(at: number): number {
    return this.#localTime(at) - Math.floor(at / 1000) * 1000;
  }

  /** What clocks there show, as if it were UTC. */
  #localTime(at: number): number {
    const parts = Object.fromEntries(this.#clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const numbers = { month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...numbers, timeZone, year: 'numeric', hourCycle: 'h23' });
  } catch (cause) {
    throw new PluginError(
      {
        'zh-CN': `没有时区 ${JSON.stringify(timeZone)}；请写 IANA 名称，例如 'Asia/Shanghai'。`,
        en: `There is no time zone ${JSON.stringify(timeZone)}; write its IANA name, such as 'Asia/Shanghai'.`,
      },
      { cause },
    );
  }
}
