import { expect } from 'vitest';
import type { MessageMedia } from './bot-message.js';
import { matchers } from './matchers.js';
import type { Wanted } from './wanted.js';

/** Matchers of what a bot said, for `expect` of Vitest. */
export interface BotMatchers<Result> {
  /**
   * A reply contains the text, or matches: `expect(await ming.says('/weather')).toHaveReplied(/sunny|rain/)`.
   *
   * Of what `says`, `clicks`, `after` or `hears` gave.
   */
  toHaveReplied(wanted: Wanted): Result;
  /** The bot said nothing. */
  toBeSilent(): Result;
  /** The last message with buttons has these labels, row by row: `toHaveButtons(['Tea', 'Coffee'])`. */
  toHaveButtons(labels: readonly string[]): Result;
  /** A message brings a file of this kind: `toHaveMedia('image')`. */
  toHaveMedia(kind: MessageMedia['kind']): Result;
  /**
   * The client of who pressed a button was told how it went; of what `clicks` gave.
   *
   * @param code - 0 ok · 1 failed · 2 too frequent · 3 duplicate · 4 no permission · 5 admins only. @defaultValue 0
   */
  toBeAcked(code?: number): Result;
  /** The bot's log has no warnings and no errors; of the bot itself: `expect(bot).toHaveNoComplaints()`. */
  toHaveNoComplaints(): Result;
}

declare module 'vitest' {
  interface Matchers<T> extends BotMatchers<T> {}
}

expect.extend(matchers);
