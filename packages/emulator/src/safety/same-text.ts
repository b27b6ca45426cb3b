import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY = randomBytes(32);

const digestOf = (text: string): Buffer => createHmac('sha256', KEY).update(text).digest();

/** Whether two texts are the same, in a time that tells nothing about them. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

/** Remembers a text in a form it cannot be read from. @returns Whether a text is the same one. */
export function comparer(text: string): (other: string) => boolean {
  const digest = digestOf(text);
  return (other) => timingSafeEqual(digest, digestOf(other));
}
