import { BoundedMap } from '../bounded-map.js';
import { list, pairs, type Saved, text } from '../state/shape.js';

/** `type` 1: a system face by its id · 2: a Unicode character by its code point in decimal. */
export interface Emoji {
  /** The number of the face, or the code point in decimal. */
  id: string;
  /** 1 a face of QQ · 2 a Unicode code point. */
  type: 1 | 2;
}

/** What people write, such as `'👍'`, or a system face by its number. */
export type EmojiLike = string | number | Emoji;

export function emojiOf(emoji: EmojiLike): Emoji {
  if (typeof emoji === 'number') return { id: String(emoji), type: 1 };
  if (typeof emoji === 'string') return { id: String(emoji.codePointAt(0) ?? 0), type: 2 };
  return emoji;
}

const keyOf = ({ id, type }: Emoji): string => `${type}/${id}`;

/** By message, then by emoji: ids of users. */
export const SAVED_REACTIONS = pairs(pairs(list(text)));

/** Who reacted to the messages of a channel, and how. Remembers the last 2000 messages. */
export class Reactions {
  readonly #messages = new BoundedMap<string, Map<string, Set<string>>>(2000);

  /** Ids of the users, in the order in which they came. */
  users(messageId: string, emoji: Emoji): readonly string[] {
    return [...(this.#messages.get(messageId)?.get(keyOf(emoji)) ?? [])];
  }

  /** Different emoji on a message. */
  kinds(messageId: string): number {
    return this.#messages.get(messageId)?.size ?? 0;
  }

  /** @returns `false` when this user had reacted like this before. */
  add(messageId: string, emoji: Emoji, userId: string): boolean {
    const kinds = this.#messages.get(messageId) ?? new Map<string, Set<string>>();
    const users = kinds.get(keyOf(emoji)) ?? new Set<string>();
    if (users.has(userId)) return false;
    this.#messages.set(messageId, kinds.set(keyOf(emoji), users.add(userId)));
    return true;
  }

  /** @returns `false` when this user had not reacted like this. */
  delete(messageId: string, emoji: Emoji, userId: string): boolean {
    const kinds = this.#messages.get(messageId);
    const users = kinds?.get(keyOf(emoji));
    if (!users?.delete(userId)) return false;
    if (users.size === 0) kinds?.delete(keyOf(emoji));
    return true;
  }

  save(): Saved<typeof SAVED_REACTIONS> {
    return this.#messages.entries().map(([id, kinds]) => [id, [...kinds].map(([key, users]) => [key, [...users]])]);
  }

  load(saved: Saved<typeof SAVED_REACTIONS>): void {
    for (const [id, kinds] of saved)
      this.#messages.set(id, new Map(kinds.map(([key, users]) => [key, new Set(users)])));
  }
}
