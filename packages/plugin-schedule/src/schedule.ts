import { PluginError } from '@qqbotjs/core';
import { Cron as CronerPattern } from 'croner';

/** The first time a pattern names after another; `undefined` if there is none. */
export type Schedule = (after: Date) => Date | undefined;

/**
 * Reads a pattern and the time zone it is meant in.
 *
 * @param owner - The method it stands at, for errors.
 * @param timezone - A name such as `Asia/Shanghai`; that of the process if absent.
 * @throws {@link PluginError} when either cannot be read, or the pattern names no time at all.
 */
export function readSchedule(owner: string, pattern: string, timezone?: string): Schedule {
  if (timezone !== undefined) checkTimezone(owner, timezone);
  const parsed = parse(owner, pattern, timezone);
  // Counted from long ago: a pattern with a year in it must not fail once that year is over.
  if (!parsed.nextRun(new Date(0))) throw neverComes(owner, pattern);
  return (after) => parsed.nextRun(after) ?? undefined;
}

function checkTimezone(owner: string, timezone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch (cause) {
    throw unknownTimezone(owner, timezone, cause);
  }
}

function parse(owner: string, pattern: string, timezone: string | undefined): CronerPattern {
  try {
    const parsed = new CronerPattern(pattern, { timezone });
    // croner takes a date, too. One that is not meant as such should not pass for a pattern.
    if (parsed.getOnce()) throw new TypeError('it is a date');
    return parsed;
  } catch (cause) {
    throw unreadable(owner, pattern, cause as Error);
  }
}

function unreadable(owner: string, pattern: string, cause: Error): PluginError {
  const reason = cause.message.replace(/^CronPattern: |\.$/g, '');
  return new PluginError(
    {
      'zh-CN': `${owner}：@Cron 的表达式“${pattern}”无法识别（${reason}）。请按“分 时 日 月 周”书写，例如 '0 9 * * 1-5' 表示工作日 9:00。`,
      en: `${owner}: the pattern "${pattern}" of @Cron cannot be read (${reason}). Write minute, hour, day of month, month and day of week, such as '0 9 * * 1-5' for 9:00 on weekdays.`,
    },
    { cause },
  );
}

function neverComes(owner: string, pattern: string): PluginError {
  return new PluginError({
    'zh-CN': `${owner}：@Cron 的表达式“${pattern}”永远不会到来；请检查日与月，例如 '0 9 28 2 *'，月末请写 '0 9 L * *'。`,
    en: `${owner}: the pattern "${pattern}" of @Cron names a time that never comes; check day and month, such as '0 9 28 2 *', or '0 9 L * *' for the last day of each month.`,
  });
}

function unknownTimezone(owner: string, timezone: string, cause: unknown): PluginError {
  return new PluginError(
    {
      'zh-CN': `${owner}：@Cron 不认识时区“${timezone}”；请写 IANA 名称，例如 'Asia/Shanghai'。`,
      en: `${owner}: @Cron knows no time zone "${timezone}"; write an IANA name such as 'Asia/Shanghai'.`,
    },
    { cause },
  );
}
