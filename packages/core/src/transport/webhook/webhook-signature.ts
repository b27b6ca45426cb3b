import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

const SEED_BYTES = 32;
/** What stands before the seed of an Ed25519 key in PKCS#8, see RFC 8410. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SIGNATURE = /^[0-9a-f]{128}$/i;

/**
 * Signs and verifies as the platform does: with one Ed25519 key, which both sides make from the client secret.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/sign.html}
 */
export class WebhookSignature {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor(clientSecret: string) {
    const key = Buffer.concat([PKCS8_PREFIX, seedOf(clientSecret)]);
    this.#privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    this.#publicKey = createPublicKey(this.#privateKey);
  }

  /** @returns 128 hex digits. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#privateKey).toString('hex');
  }

  /**
   * @param body - The bytes as they came: JSON written anew is other bytes.
   */
  verify(signature: string, timestamp: string, body: Uint8Array): boolean {
    if (!SIGNATURE.test(signature)) return false;
    const bytes = Buffer.from(signature, 'hex');
    // The scalar of a signature is below 2^253, so three bits are never set.
    if (((bytes[63] as number) & 0b1110_0000) !== 0) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), this.#publicKey, bytes);
  }
}

/** The secret, repeated until it fills a seed. */
function seedOf(clientSecret: string): Buffer {
  return Buffer.alloc(SEED_BYTES, clientSecret);
}
