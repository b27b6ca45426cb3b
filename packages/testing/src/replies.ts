import type { BotMessage } from './bot-message.js';

/**
 * What the bot said: the texts, which is what most tests compare, and with them the messages they are of.
 *
 * An ordinary array of strings for `toEqual([...])` and `assert.deepStrictEqual`: `messages` is not enumerable.
 */
export type Replies = string[] & {
  /** The same messages with buttons, markdown and media. */
  readonly messages: readonly BotMessage[];
};

/** What came of pressing a button. */
export type Clicked = Replies & {
  /** Whether the person's client was told how it went. */
  readonly acked: boolean;
  /** What it was told: 0 ok · 1 failed · 2 too frequent · 3 duplicate · 4 no permission · 5 admins only. */
  readonly code?: number;
};

export function repliesOf<const Aside extends object>(
  messages: readonly BotMessage[],
  aside?: Aside,
): Replies & Readonly<Aside> {
  const texts = messages.map(({ text }) => text);
  for (const [key, value] of Object.entries({ messages, ...aside })) Object.defineProperty(texts, key, { value });
  return texts as Replies & Readonly<Aside>;
}
