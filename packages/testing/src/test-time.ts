import type { Emulator } from '@qqbotjs/emulator';
import type { CapturedLog } from './captured-log.js';
import { type Duration, toMs } from './duration.js';
import type { FakeClock } from './fake-clock.js';

/** What {@link TestTime} is made with. */
export interface TestTimeParts {
  readonly clock: FakeClock;
  readonly emulator: Emulator;
  readonly log: CapturedLog;
  /** Resolves when the bot has nothing to do but to wait for a person or for the time. */
  readonly atRest: () => Promise<void>;
  readonly timeoutMs: number;
}

/** Somebody who sleeps may go on once nothing has passed between bot and platform for so long, in milliseconds. */
const QUIET_MS = 20;

/**
 * Time that passes when a test says so, of the bot and of the platform: `bot.time`, with `createTestBot({ time: 'fake' })`.
 *
 * It is that of `Clock`, which core and plugins ask; a plugin that asks `Date.now()` gets the machine's.
 */
export class TestTime {
  readonly #parts: TestTimeParts;

  /** @internal */
  constructor(parts: TestTimeParts) {
    this.#parts = parts;
  }

  /** Unix milliseconds. */
  get now(): number {
    return this.#parts.clock.now();
  }

  /**
   * Lets time pass. Timers and schedules that come due ring one after the other, each at its time, and the bot is done with
   * what one started before the next rings.
   *
   * @param by - Milliseconds, or a text such as `1h30m`, `90s` or `2d`.
   * @throws Error when the bot is not done with something within `timeoutMs` of the test bot.
   * @throws RangeError when it is no length of time.
   */
  async advance(by: Duration): Promise<void> {
    await this.#moveTo(this.now + toMs(by));
  }

  /**
   * As {@link advance}, to a time: `bot.time.advanceTo(new Date('2026-11-26T09:00:00+08:00'))`.
   *
   * @throws RangeError when it is past.
   */
  async advanceTo(time: Date): Promise<void> {
    const at = time.getTime();
    if (!(at >= this.now))
      throw new RangeError(`Time only goes forward: it is ${iso(this.now)}, later than ${String(time)}.`);
    await this.#moveTo(at);
  }

  async #moveTo(time: number): Promise<void> {
    const { clock } = this.#parts;
    await this.#settle();
    while (clock.moveToNext(time)) await this.#settle();
    clock.moveTo(time);
  }

  /** Waits until the bot is at rest, or for the clock itself. */
  async #settle(): Promise<void> {
    const { clock, emulator, atRest, timeoutMs } = this.#parts;
    const patience = performance.now() + timeoutMs;
    const rest = atRest().then(() => true);
    for (let last = emulator.log.last; !(await isWithin(QUIET_MS, rest)); last = emulator.log.last) {
      if (clock.isSleptOn && emulator.log.last === last) return;
      if (performance.now() > patience) throw this.#late();
    }
  }

  #late(): Error {
    const { log, timeoutMs } = this.#parts;
    const complaints = log.complaints.map((line) => `\n  ${line}`).join('');
    const hint = 'What is to wait for this time has to wait by `clock.sleep` or `scope.setTimeout`.';
    return new Error(
      `At ${iso(this.now)} the bot is still busy after ${timeoutMs} ms. ${hint}${complaints && ` Its log complains:${complaints}`}`,
    );
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

async function isWithin(ms: number, work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
