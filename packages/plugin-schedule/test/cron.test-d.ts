import { type OptionsOf, Plugin } from '@qqbotjs/core';
import { z } from 'zod';
import { Cron, type CronRun } from '../src/index.js';

const text: string = '0 9 * * *';

@Plugin({ name: 'fitting' })
export class Fitting {
  static readonly options = z.object({ at: z.string(), off: z.string().optional(), count: z.number() });

  @Cron('0 9 * * *')
  nothing() {}

  @Cron('0 0 9 * * *', { timezone: 'Asia/Shanghai', overlap: true, catchUp: true })
  async run(_run: CronRun) {}

  @Cron('@daily')
  part(_run: Pick<CronRun, 'at'>) {}

  @Cron(text)
  plainString() {}

  @Cron(({ at }: OptionsOf<typeof Fitting>) => at)
  configured() {}

  @Cron(({ off }: OptionsOf<typeof Fitting>) => off, { timezone: ({ at }: OptionsOf<typeof Fitting>) => at })
  configuredOrNot() {}
}

@Plugin({ name: 'unfitting' })
export class Unfitting {
  static readonly options = z.object({ count: z.number() });

  // @ts-expect-error Four fields are too few.
  @Cron('0 9 * *')
  four() {}

  // @ts-expect-error There is no such name.
  @Cron('@noon')
  noon() {}

  // @ts-expect-error A time of day is no pattern.
  @Cron('9:00')
  time() {}

  // @ts-expect-error A run is all a method gets.
  @Cron('0 9 * * *')
  two(_run: CronRun, _more: string) {}

  // @ts-expect-error A run is no string.
  @Cron('0 9 * * *')
  wrong(_run: string) {}

  // @ts-expect-error The option is no pattern.
  @Cron(({ count }: OptionsOf<typeof Unfitting>) => count)
  counted() {}

  // @ts-expect-error Minutes from UTC are no time zone.
  @Cron('0 9 * * *', { timezone: 480 })
  offset() {}
}
