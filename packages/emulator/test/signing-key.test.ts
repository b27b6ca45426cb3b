import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SigningKey } from '../src/webhook/signing-key.js';

const OFFICIAL = 'naOC0ocQE3shWLAfffVLB1rhYPG7';
const CHINESE_BODY =
  '{"id":"ROBOT1.0_veoihSEXDc8Q.g-6eLpNIa11bH8MisOjn-m-LKxCPntMk6exUXgcWCGpVO7L2QKTNZzjZzFFDSbiOFcqAPWyVA!!","content":"哦一下","timestamp":"2024-10-15T16:33:15+08:00","author":{"id":"675860273","user_openid":"675860273"}}';

describe('the key of a client secret', () => {
  test.each([
    [
      'the documented validation',
      'DG5g3B4j9X2KOErG',
      '1725442341',
      'Arq0D5A61EgUu4OxUvOp',
      '87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706',
    ],
    [
      // the documentation prints another value, which does not verify
      'the documented body',
      OFFICIAL,
      '1725442341',
      '{ "op": 0,"d": {}, "t": "GATEWAY_EVENT_NAME"}',
      '2eb9983ebb8bb209e78fd095942f58e442656656e7975d01e64f9023a84b7c964290fdd40e5500c33867ccfe9563b7e0b6bac0e1d42c13e787b304fd51f71102',
    ],
    [
      'the same body without blanks',
      OFFICIAL,
      '1725442341',
      '{"op":0,"d":{},"t":"GATEWAY_EVENT_NAME"}',
      'b9d91ef278516c0f359216398be939ee591186ecc250b3b5c724436655b7adf9f906b025413ccd61fe8218b39ce61733bf2707b1dd8ea2b649f5d3cf727c0a01',
    ],
    [
      'the body of the Go SDK, with Chinese in it',
      '123456abcdef',
      '1728981195',
      CHINESE_BODY,
      'e949b5b94ef4103df903fb031d1d16e358db3db83e79e117edd404c8508be3ce8a76d7bad1bed353194c126a1a5915b4ad8b5288c1191cc53a12acffccd82004',
    ],
  ])('signs %s', (_, secret, time, text, signature) => {
    expect(new SigningKey(secret).sign(time, text)).toBe(signature);
  });

  test('has the documented public key', () => {
    const spki = `302a300506032b6570032100d7c362fe78aef81ff23287b493628b5db02a3c4fe30b215e4d19609b5d76673a`;
    const publicKey = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' });
    const signature = Buffer.from(new SigningKey(OFFICIAL).sign('1', 'x'), 'hex');
    expect(verify(null, Buffer.from('1x'), publicKey, signature)).toBe(true);
  });

  test('is made of the first 32 bytes of a longer secret', () => {
    const long = 'a'.repeat(32);
    expect(new SigningKey(`${long}b`).sign('1', 'x')).toBe(new SigningKey(long).sign('1', 'x'));
  });

  test('cannot be made of nothing', () => {
    expect(() => new SigningKey('')).toThrow(RangeError);
  });
});
