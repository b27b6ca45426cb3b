import { createPrivateKey, sign } from 'node:crypto';

export const SECRET = 'webhook-secret';

/** Signs as the documentation says, written apart from the code under test. */
export function signedBy(secret: string, text: string): string {
  let seed = secret;
  while (seed.length < 32) seed += secret;
  const der = `302e020100300506032b657004220420${Buffer.from(seed.slice(0, 32)).toString('hex')}`;
  const key = createPrivateKey({ key: Buffer.from(der, 'hex'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('hex');
}

export interface CallbackOptions {
  secret?: string;
  /** How long ago it was signed. */
  ageSeconds?: number;
  headers?: Record<string, string>;
}

/** A request as the platform makes them. */
export function callback(body: unknown, { secret = SECRET, ageSeconds = 0, headers }: CallbackOptions = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.round(Date.now() / 1000) - ageSeconds);
  return {
    method: 'POST',
    body: text,
    headers: {
      'user-agent': 'QQBot-Callback',
      'x-bot-appid': '102000001',
      'x-signature-ed25519': signedBy(secret, timestamp + text),
      'x-signature-timestamp': timestamp,
      ...headers,
    },
  } satisfies RequestInit;
}

/** Somebody says something in private. */
export function c2cMessage(n: number, content = `message ${n}`) {
  return {
    id: `C2C_MESSAGE_CREATE:${n}`,
    op: 0,
    t: 'C2C_MESSAGE_CREATE',
    d: {
      id: `ROBOT1.0_${n}`,
      author: { id: 'AMY', user_openid: `AMY${n}` },
      content,
      timestamp: '2026-11-25T10:00:00+08:00',
    },
  };
}
