import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerValidation } from '../../../src/transport/webhook/validation.js';
import { WebhookSignature } from '../../../src/transport/webhook/webhook-signature.js';

const UTF8_BODY =
  '{"id":"ROBOT1.0_veoihSEXDc8Q.g-6eLpNIa11bH8MisOjn-m-LKxCPntMk6exUXgcWCGpVO7L2QKTNZzjZzFFDSbiOFcqAPWyVA!!","content":"哦一下","timestamp":"2024-10-15T16:33:15+08:00","author":{"id":"675860273","user_openid":"675860273"}}';

/** Secret, timestamp, body, signature: see the test vectors of the platform's documentation and SDK. */
const VECTORS = [
  [
    'the body of the documentation, with the signature its text really has',
    'naOC0ocQE3shWLAfffVLB1rhYPG7',
    '1725442341',
    '{ "op": 0,"d": {}, "t": "GATEWAY_EVENT_NAME"}',
    '2eb9983ebb8bb209e78fd095942f58e442656656e7975d01e64f9023a84b7c964290fdd40e5500c33867ccfe9563b7e0b6bac0e1d42c13e787b304fd51f71102',
  ],
  [
    'the same, compact',
    'naOC0ocQE3shWLAfffVLB1rhYPG7',
    '1725442341',
    '{"op":0,"d":{},"t":"GATEWAY_EVENT_NAME"}',
    'b9d91ef278516c0f359216398be939ee591186ecc250b3b5c724436655b7adf9f906b025413ccd61fe8218b39ce61733bf2707b1dd8ea2b649f5d3cf727c0a01',
  ],
  [
    'Chinese, with a secret shorter than the seed',
    '123456abcdef',
    '1728981195',
    UTF8_BODY,
    'e949b5b94ef4103df903fb031d1d16e358db3db83e79e117edd404c8508be3ce8a76d7bad1bed353194c126a1a5915b4ad8b5288c1191cc53a12acffccd82004',
  ],
] as const;

describe('a signature', () => {
  test.each(VECTORS)('%s', (_, secret, timestamp, body, expected) => {
    const signature = new WebhookSignature(secret);
    expect(signature.sign(timestamp + body)).toBe(expected);
    expect(signature.verify(expected, timestamp, Buffer.from(body))).toBe(true);
    expect(signature.verify(expected.toUpperCase(), timestamp, Buffer.from(body))).toBe(true);
  });

  test('of any other text, time or secret does not fit', () => {
    const secret = fc.string({ minLength: 1, maxLength: 64, unit: 'binary' });
    fc.assert(
      fc.property(secret, secret, fc.string(), fc.string(), (one, other, text, otherText) => {
        fc.pre(Buffer.alloc(32, one).compare(Buffer.alloc(32, other)) !== 0 && text !== otherText);
        const signed = new WebhookSignature(one).sign(`1${text}`);
        expect(new WebhookSignature(one).verify(signed, '1', Buffer.from(text))).toBe(true);
        expect(new WebhookSignature(other).verify(signed, '1', Buffer.from(text))).toBe(false);
        expect(new WebhookSignature(one).verify(signed, '1', Buffer.from(otherText))).toBe(false);
        expect(new WebhookSignature(one).verify(signed, '2', Buffer.from(text))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['is empty', ''],
    ['is not hex', 'z'.repeat(128)],
    ['is too short', 'a'.repeat(126)],
    ['is too long', 'a'.repeat(130)],
    ['has bits that no signature has', `${'0'.repeat(126)}ff`],
  ])('that %s is refused', (_, text) => {
    expect(new WebhookSignature('secret').verify(text, '1', Buffer.from('body'))).toBe(false);
  });

  test('fits the public key of the documentation, whose seed is the secret repeated', () => {
    const x = Buffer.from('d7c362fe78aef81ff23287b493628b5db02a3c4fe30b215e4d19609b5d76673a', 'hex').toString(
      'base64url',
    );
    const documented = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const signed = new WebhookSignature('naOC0ocQE3shWLAfffVLB1rhYPG7').sign('text');
    expect(verify(null, Buffer.from('text'), documented, Buffer.from(signed, 'hex'))).toBe(true);
  });
});

describe('validating an address', () => {
  const signature = new WebhookSignature('DG5g3B4j9X2KOErG');

  test('answers the token with its signature', () => {
    expect(answerValidation({ plain_token: 'Arq0D5A61EgUu4OxUvOp', event_ts: '1725442341' }, signature)).toEqual({
      plain_token: 'Arq0D5A61EgUu4OxUvOp',
      signature:
        '87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706',
    });
  });

  test.each([
    ['an event', '{"op":0,"t":"C2C_MESSAGE_CREATE","d":{}}', '1725442341'],
    ['a token with a brace', 'abc{', '1725442341'],
    ['an empty token', '', '1725442341'],
    ['a token that is too long', 'a'.repeat(129), '1725442341'],
    ['a token with a line break', 'abc\n', '1725442341'],
    ['a time that is none', 'abc', '1725442341{"op":0}'],
    ['a time with a line break', 'abc', '1725442341\n'],
    ['a number as time', 'abc', 1_725_442_341],
    ['nothing', undefined, undefined],
  ])('signs no %s', (_, plain_token, event_ts) => {
    expect(answerValidation({ plain_token, event_ts }, signature)).toBeUndefined();
  });
});
