import type { Localized } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import { isRecord } from '../http/is-record.js';
import type { Challenge } from './payload.js';
import type { Outcome } from './post.js';
import type { SigningKey } from './signing-key.js';

const says = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const NOT_TRUSTED = says(
  '签名不被接受？双方的密钥都来自 clientSecret。',
  'Was the signature refused? Both sides make the key from the client secret.',
);

/** What an HTTP status hints at. */
const STATUS_HINTS: Readonly<Record<number, Localized>> = {
  401: NOT_TRUSTED,
  403: NOT_TRUSTED,
  404: says('路径对吗？', 'Is the path right?'),
  405: says('平台使用 POST。', 'The platform uses POST.'),
};

function refused({ status }: Outcome, wanted: string): Localized {
  const hint = STATUS_HINTS[status];
  return says(
    `机器人以 HTTP ${status} 应答，应为 ${wanted}。${hint?.['zh-CN'] ?? ''}`,
    `The bot answered HTTP ${status} instead of ${wanted}.${hint ? ` ${hint.en}` : ''}`,
  );
}

/** @returns The JSON of an answer, else its text; `undefined` when it is empty. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? undefined : text;
  }
}

export const isSuccess = ({ status }: Outcome): boolean => status >= 200 && status < 300;

/**
 * Why an event does not count as delivered. What an answer has to look like is not published: any 2xx will do,
 * unless its body says `{"op":12,"d":1}`.
 */
export function eventProblem(outcome: Outcome): Localized | undefined {
  if (outcome.failure) return outcome.failure;
  if (!isSuccess(outcome)) return refused(outcome, '2xx');
  const answer = parseAnswer(outcome.text);
  const isFailed = isRecord(answer) && answer['op'] === Opcode.HttpCallbackAck && answer['d'] === 1;
  return isFailed
    ? says(
        '机器人应答 {"op":12,"d":1}：处理失败，请求重发。',
        'The bot answered {"op":12,"d":1}: it failed and asks for the event again.',
      )
    : undefined;
}

const NO_JSON = says(
  '应答不是 JSON 对象，应为 {"plain_token":"…","signature":"…"}。',
  'The answer is no JSON object; it has to be {"plain_token":"…","signature":"…"}.',
);
const OTHER_TOKEN = says(
  '应答的 plain_token 与请求中的不同，应原样返回。',
  'The plain_token of the answer is not the one that was sent; return it as it is.',
);
const WRONG_SIGNATURE = says(
  'signature 不正确：应为用 clientSecret 派生的密钥对 event_ts ‖ plain_token 做 Ed25519 签名的十六进制。机器人用的是这个应用的 clientSecret 吗？',
  "The signature is wrong: it has to be the Ed25519 signature of event_ts ‖ plain_token in hex, with the key made from the client secret. Does the bot have this app's secret?",
);

/** Signatures that are nearly right, and what is wrong with them. */
const MISTAKES: readonly { made: (key: SigningKey, time: string, token: string) => string; rule: Localized }[] = [
  {
    made: (key, time, token) => key.sign(token, time),
    rule: says(
      'signature 签的是 plain_token ‖ event_ts，顺序反了。',
      'The signature is over plain_token ‖ event_ts; event_ts comes first.',
    ),
  },
  {
    made: (key, _, token) => key.sign('', token),
    rule: says(
      'signature 只签了 plain_token，前面还要有 event_ts。',
      'The signature is over plain_token alone; event_ts has to come before it.',
    ),
  },
  {
    made: (key, time, token) => key.sign(time, token).toUpperCase(),
    rule: says('signature 应为小写十六进制。', 'The signature has to be lower-case hex.'),
  },
  {
    made: (key, time, token) => Buffer.from(key.sign(time, token), 'hex').toString('base64'),
    rule: says('signature 是 base64，应为十六进制。', 'The signature is base64; it has to be hex.'),
  },
];

/** What the console would say about the answer to a validation, if it is wrong. */
export function validationProblem(outcome: Outcome, { d }: Challenge, key: SigningKey): Localized | undefined {
  if (outcome.failure) return outcome.failure;
  if (outcome.status !== 200) return refused(outcome, '200');
  const answer = parseAnswer(outcome.text);
  if (!isRecord(answer)) return NO_JSON;
  if (answer['plain_token'] !== d.plain_token) return OTHER_TOKEN;
  const { signature } = answer;
  if (signature === key.sign(d.event_ts, d.plain_token)) return undefined;
  return MISTAKES.find(({ made }) => made(key, d.event_ts, d.plain_token) === signature)?.rule ?? WRONG_SIGNATURE;
}
