import { createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** Start of an Ed25519 private key in PKCS#8; the seed follows. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/**
 * The key a client secret stands for. Platform and bot have the same one: each signs with it what the other checks.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/sign.html}
 */
export class SigningKey {
  readonly #key: KeyObject;

  /** @throws RangeError when the secret is empty. */
  constructor(clientSecret: string) {
    if (clientSecret === '') throw new RangeError('Webhooks are signed with the client secret; it must not be empty.');
    // the secret, repeated and cut to the length of a seed
    const seed = Buffer.alloc(SEED_BYTES, clientSecret);
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  }

  /** Signs a time and what was said at it, as hex: `timestamp ‖ body` of a request, `event_ts ‖ plain_token` of a validation. */
  sign(time: string, text: string): string {
    return sign(null, Buffer.from(time + text), this.#key).toString('hex');
  }
}
