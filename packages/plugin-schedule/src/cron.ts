import { handlerDecorator, type MethodDecoratorFor, OPTIONS, type Registration } from '@qqbotjs/core';
import type { CheckPattern } from './check-pattern.js';
import { type CronRun, Job } from './job.js';
import { readSchedule } from './schedule.js';

/** A value, or how to find it in the options of the plugin: `({ reportAt }: OptionsOf<typeof MyPlugin>) => reportAt`. */
export type FromOptions<T> = T | ((options: never) => T);

/** When, and how often at a time, a method of {@link Cron} runs. */
export interface CronOptions {
  /**
   * The time zone the pattern is meant in, by its IANA name, such as `Asia/Shanghai`.
   * @defaultValue that of the process
   */
  timezone?: FromOptions<string | undefined>;
  /**
   * Whether a run may begin while the one before goes on. Otherwise it is left out, and the log says so.
   * @defaultValue false
   */
  overlap?: boolean;
  /**
   * Whether runs the machine slept through are made up for when it wakes: by one run, however many there were, `at` being
   * the first of them. What was missed while the bot was not running is not.
   * @defaultValue false
   */
  catchUp?: boolean;
}

/**
 * Runs a method at set times: `@Cron('0 9 * * *', { timezone: 'Asia/Shanghai' })` is every day at nine in Shanghai.
 *
 * The fields are minute, hour, day of month, month and day of week; with six, seconds come first. Runs begin once the bot is
 * ready. What one throws is logged and told to `bot.catch` and `@OnError`. Guards and middleware are for events, and not asked.
 *
 * @param pattern - Or how to find it in the options of the plugin, as {@link FromOptions}; `undefined` there is no run at all.
 * @throws {@link PluginError} where the class is declared, when the pattern or the time zone cannot be read; when the plugin
 * is loaded, if they come from its options.
 * @see {@link https://croner.56k.guru/usage/pattern/} for `L`, `W`, `#` and names such as `@daily`.
 */
export function Cron<const Pattern extends string>(
  pattern: CheckPattern<Pattern> | ((options: never) => string | undefined),
  options: CronOptions = {},
): MethodDecoratorFor<(run: CronRun) => unknown> {
  const decorate = handlerDecorator<(run: CronRun) => unknown>((method) => attach(method, pattern, options));
  return (prototype, method, descriptor) => {
    const { timezone } = options;
    // Only to find mistakes where they were made, and to name the method.
    if (typeof pattern === 'string' && typeof timezone !== 'function')
      readSchedule(`${prototype.constructor.name}.${String(method)}`, pattern, timezone);
    decorate(prototype, method, descriptor);
  };
}

function attach(
  { bot, plugin, handler, log, resolve, run, whenReady }: Registration,
  pattern: FromOptions<string | undefined>,
  { timezone, overlap = false, catchUp = false }: CronOptions,
): () => void {
  const options = resolve(OPTIONS);
  const text = valueOf(pattern, options);
  if (text === undefined) return () => {};
  const job = new Job({
    schedule: readSchedule(`${plugin}.${handler.name}`, text, valueOf(timezone, options)),
    run,
    clock: bot.clock,
    isOpen: () => bot.status().phase === 'running',
    log: log.child({ handler: handler.name }),
    overlap,
    catchUp,
  });
  const callOff = whenReady(() => job.start());
  return () => {
    callOff();
    job.stop();
  };
}

function valueOf<T>(value: FromOptions<T>, options: unknown): T {
  return typeof value === 'function' ? (value as (options: unknown) => T)(options) : value;
}
