import { BoundedMap } from './bounded-map.js';
import { secret } from './ids.js';
import type { EmulatorSettings } from './settings.js';
import { fields, list, number, optional, type Saved, text } from './state/shape.js';

/** When it ends in milliseconds. */
const ISSUED = fields({ token: text, expiresAt: number });
type Issued = Saved<typeof ISSUED>;

export const SAVED_TOKENS = fields({ issued: list(ISSUED), current: optional(text) });

/**
 * Access tokens of one bot. Asking again gives the same token until its last 60 seconds; then a new one, beside
 * which the old one lives on to its own end.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
export class AccessTokens {
  readonly #issued = new BoundedMap<string, Issued>(50);
  readonly #settings: EmulatorSettings;
  readonly #now: () => number;
  #current: Issued | undefined;

  constructor(settings: EmulatorSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** @returns The token and its remaining life in seconds, as text: that is how the live service sends it. */
  issue(): { access_token: string; expires_in: string } {
    const now = this.#now();
    const overlapMs = this.#settings.tokenOverlapSeconds * 1000;
    if (!this.#current || this.#current.expiresAt - now <= overlapMs) this.#current = this.#create(now);
    const left = Math.ceil((this.#current.expiresAt - now) / 1000);
    return { access_token: this.#current.token, expires_in: String(left) };
  }

  isValid(token: string): boolean {
    const issued = this.#issued.get(token);
    return issued !== undefined && this.#now() < issued.expiresAt;
  }

  /** Ends every token at once, as when the secret was reset in the console. */
  revokeAll(): void {
    for (const { token } of this.#issued.values()) this.#issued.delete(token);
    this.#current = undefined;
  }

  /** Every token the log has to hide. */
  get secrets(): readonly string[] {
    return this.#issued.values().map(({ token }) => token);
  }

  save(): Saved<typeof SAVED_TOKENS> {
    return { issued: this.#issued.values(), current: this.#current?.token };
  }

  load({ issued, current }: Saved<typeof SAVED_TOKENS>): void {
    for (const one of issued) this.#issued.set(one.token, one);
    this.#current = current === undefined ? undefined : this.#issued.get(current);
  }

  #create(now: number): Issued {
    const issued = { token: secret(64), expiresAt: now + this.#settings.tokenLifetimeSeconds * 1000 };
    this.#issued.set(issued.token, issued);
    return issued;
  }
}
