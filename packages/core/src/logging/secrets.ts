const MASK = '[secret]';
/** Shorter values would blank out ordinary words. */
const SHORTEST = 6;

/**
 * The secrets of this process: client secrets and the access tokens of the moment.
 *
 * Every log line passes `mask` as its very last step, whichever path a secret took to get into it.
 */
export class Secrets {
  readonly #values = new Set<string>();

  add(secret: string): void {
    if (secret.length >= SHORTEST) this.#values.add(secret);
  }

  delete(secret: string): void {
    this.#values.delete(secret);
  }

  mask(text: string): string {
    let masked = text;
    for (const secret of this.#values) if (masked.includes(secret)) masked = masked.replaceAll(secret, MASK);
    return masked;
  }
}

/** Shared by every bot of the process, because a line of one may quote another. */
export const secrets = new Secrets();
