import type { Localized } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import { chatMessageId, eventId, secret } from '../ids.js';
import { isSuccess, validationProblem } from './answers.js';
import { challenge, type EventPayload } from './payload.js';
import type { Outcome } from './post.js';
import { SigningKey } from './signing-key.js';
import type { SignedBody, WebhookLine } from './webhook-line.js';

type Signed = Required<SignedBody>;

interface Forgery {
  how: Localized;
  forge: (signed: Signed) => SignedBody;
}

/** Sets the three highest bits of the last byte, which no valid signature has. */
function withHighBits(signature: string): string {
  const bytes = Buffer.from(signature, 'hex');
  bytes.writeUInt8(bytes.readUInt8(63) | 0b1110_0000, 63);
  return bytes.toString('hex');
}

/** The ways a signature can be wrong. Each has to be refused. */
const FORGERIES: readonly Forgery[] = [
  {
    how: { 'zh-CN': '签名用的是另一个 clientSecret', en: 'it was signed with another secret' },
    forge: ({ body, timestamp }) => ({
      body,
      timestamp,
      signature: new SigningKey(secret()).sign(timestamp, body),
    }),
  },
  {
    how: { 'zh-CN': '没有签名', en: 'it has no signature' },
    forge: ({ body, timestamp }) => ({ body, timestamp }),
  },
  {
    how: { 'zh-CN': '签名不足 64 字节', en: 'its signature is shorter than 64 bytes' },
    forge: ({ signature, ...signed }) => ({ ...signed, signature: signature.slice(0, 64) }),
  },
  {
    how: { 'zh-CN': '签名末字节的高三位不为 0', en: 'the high bits of its signature are set' },
    forge: ({ signature, ...signed }) => ({ ...signed, signature: withHighBits(signature) }),
  },
  {
    how: {
      'zh-CN': '签名之后正文多了一个空格（应验证收到的原始字节）',
      en: 'its body had a blank added after it was signed (check the bytes as they came)',
    },
    forge: ({ body, ...signed }) => ({ ...signed, body: `${body} ` }),
  },
];

/** Sends an event once with every kind of wrong signature. */
export async function sendForged(line: WebhookLine, payload: EventPayload, body: string): Promise<void> {
  for (const { how, forge } of FORGERIES) {
    const rule: Localized = {
      'zh-CN': `机器人接受了伪造的请求：${how['zh-CN']}。请以 401 拒绝，且不做任何处理。`,
      en: `The bot accepted a forged request: ${how.en}. Refuse it with 401, and do nothing.`,
    };
    const judge = (outcome: Outcome): Localized | undefined => (isSuccess(outcome) ? rule : undefined);
    await line.send({ ...forge(line.signed(body)), payload, judge, fault: 'webhook-forged' });
  }
}

/** Sends an event as someone would who recorded it long ago. Whether it is refused for its age is up to the bot. */
export async function sendReplayed(
  line: WebhookLine,
  payload: EventPayload,
  body: string,
  ageSeconds: number,
): Promise<void> {
  const signed = line.signed(body, Date.now() - ageSeconds * 1000);
  await line.send({ ...signed, payload, judge: () => undefined, fault: 'webhook-replayed' });
}

const ORACLE: Localized = {
  'zh-CN':
    '机器人给一个没有签名的验证请求签了名：它的 plain_token 是伪造的事件，有了这个签名，任何人都能以平台的名义发送它。',
  en: 'The bot signed a validation that was not signed itself: its plain_token is a forged event, which anyone can send in the name of the platform with that signature.',
};

/** Tries to get a forged event signed by the bot. */
export async function sendUnsignedValidation(line: WebhookLine): Promise<void> {
  const t = 'C2C_MESSAGE_CREATE';
  const d = { id: chatMessageId(), author: { user_openid: 'FORGED' }, content: 'forged' };
  const payload = challenge(JSON.stringify({ id: eventId(t), op: Opcode.Dispatch, d, t } satisfies EventPayload));
  await line.send({
    body: JSON.stringify(payload),
    payload,
    judge: (outcome) => (validationProblem(outcome, payload, line.key) ? undefined : ORACLE),
    fault: 'webhook-unsigned-validation',
  });
}

/** Sends an event whose body has exactly so many bytes. */
export async function sendOversized(line: WebhookLine, bytes: number): Promise<void> {
  const t = 'OVERSIZED';
  const id = eventId(t);
  const filled = (length: number): EventPayload => ({ id, op: Opcode.Dispatch, d: 'x'.repeat(length), t });
  const payload = filled(Math.max(0, bytes - JSON.stringify(filled(0)).length));
  const signed = line.signed(JSON.stringify(payload));
  await line.send({ ...signed, payload, judge: () => undefined, fault: 'webhook-oversized' });
}
