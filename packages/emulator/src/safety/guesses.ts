import { RollingCount } from '../rules/rolling-count.js';

const WINDOW_MS = 60_000;

const groupsOf = (text: string): string[] => text.split(':').filter((group) => group !== '');

/** An address, or of IPv6 its /64: whoever has one of those has all of them. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain;
  const [head = [], tail = []] = plain.split('::').map(groupsOf);
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}

/** Wrong guesses of a secret by where they come from, within a minute. Networks are bounded: 5000, the youngest. */
export class Guesses {
  readonly #wrong = new RollingCount();
  readonly #limit: number;
  readonly #now: () => number;

  /** @param limit - So many are heard within a minute. */
  constructor(limit: number, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** How long nobody there is listened to, in milliseconds; 0 = go on. */
  waitMs(address = ''): number {
    const network = networkOf(address);
    const now = this.#now();
    if (this.#wrong.count(network, WINDOW_MS, now) < this.#limit) return 0;
    return this.#wrong.untilNext(network, WINDOW_MS, now);
  }

  /** Somebody there guessed wrong. */
  wrong(address = ''): void {
    this.#wrong.add(networkOf(address), this.#now());
  }
}
