import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../bounded-map.js';
import { Guesses } from './guesses.js';
import { comparer } from './same-text.js';

const SESSIONS = 100;
const SESSION_SECONDS = 7 * 24 * 60 * 60;
const GUESSES = 5;

/** What a password was: `waitMs` when it was not even looked at. */
export type Verdict = 'right' | 'wrong' | { waitMs: number };

/** Who may use an emulator that has a password. The password itself is not kept. */
export class Login {
  /** How long a session lasts. */
  readonly sessionSeconds = SESSION_SECONDS;
  readonly #isPassword: (text: string) => boolean;
  readonly #guesses: Guesses;
  readonly #now: () => number;
  /** When each ends, by its id. */
  readonly #sessions = new BoundedMap<string, number>(SESSIONS);

  /** @param now - By the clock on the wall, whatever time it is on the platform. */
  constructor(password: string, now: () => number = Date.now) {
    this.#isPassword = comparer(password);
    this.#guesses = new Guesses(GUESSES, now);
    this.#now = now;
  }

  /** @param address - Where the password comes from; too many wrong ones, and it is not listened to for a while. */
  judge(password: string, address?: string): Verdict {
    const waitMs = this.#guesses.waitMs(address);
    if (waitMs > 0) return { waitMs };
    if (this.#isPassword(password)) return 'right';
    this.#guesses.wrong(address);
    return 'wrong';
  }

  /** Begins a session. @returns Its id, which nobody can guess. */
  open(): string {
    const id = randomBytes(32).toString('base64url');
    this.#sessions.set(id, this.#now() + SESSION_SECONDS * 1000);
    return id;
  }

  knows(id: string | undefined): boolean {
    return id !== undefined && this.#now() < (this.#sessions.get(id) ?? 0);
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }
}
