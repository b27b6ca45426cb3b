import { randomBytes } from 'node:crypto';
import { type Localized, WebhookSignature } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import type { Patient } from '../chart.js';
import { type BotCheck, type Finding, ok, skip } from '../check.js';
import { isWebhook } from '../is-webhook.js';

/** Those the platform posts to. */
const PORTS: readonly string[] = ['', '80', '443', '8080', '8443'];

/** Validates the public address of the webhook as the platform's console does (op 13). */
export const webhookAddress: BotCheck = {
  id: 'webhook-address',
  of: 'bot',
  needs: ['config', 'webhook-signature'],
  title: { 'zh-CN': 'Webhook 地址', en: 'Webhook address' },
  lack: { 'zh-CN': 'webhook 地址不可用', en: 'the address of the webhook does not work' },
  isOnline: true,
  async run(patient, { options: { webhookUrl } }, signal) {
    if (webhookUrl === undefined) return [isWebhook(patient) ? NAME_IT : NO_WEBHOOK];
    const answer = await validate(webhookUrl, patient, signal).catch(unreachable);
    return [answer, ...judgeUrl(new URL(webhookUrl))];
  },
};

async function validate(url: string, { resolved }: Patient, signal: AbortSignal): Promise<Finding> {
  const { appId, clientSecret } = resolved;
  const signer = new WebhookSignature(clientSecret);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const token = randomBytes(12).toString('hex');
  const body = JSON.stringify({ op: Opcode.CallbackValidation, d: { plain_token: token, event_ts: timestamp } });
  const response = await fetch(url, {
    method: 'POST',
    body,
    signal,
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'QQBot-Callback',
      'x-bot-appid': appId,
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': signer.sign(timestamp + body),
    },
  });
  const answer = readAnswer(await response.text());
  if (response.status !== 200) return refusedBy(response.status);
  if (answer.plain_token !== token || answer.signature !== signer.sign(timestamp + token)) return WRONG_ANSWER;
  return ok({ 'zh-CN': `${url} 通过验证（op 13）`, en: `${url} passes the validation (op 13)` });
}

function readAnswer(text: string): { plain_token?: unknown; signature?: unknown } {
  try {
    return Object(JSON.parse(text)) as { plain_token?: unknown; signature?: unknown };
  } catch {
    return {};
  }
}

function judgeUrl({ protocol, port }: URL): Finding[] {
  const isPublic = protocol === 'https:' && PORTS.includes(port);
  if (isPublic) return [];
  return [
    {
      status: 'warn',
      code: `${protocol}${port}`,
      text: { 'zh-CN': '平台不会向这样的地址推送', en: 'the platform does not post to an address like this' },
      remedy: {
        'zh-CN': '请用 HTTPS，端口 80、443、8080 或 8443。',
        en: 'Use HTTPS, on port 80, 443, 8080 or 8443.',
      },
    },
  ];
}

function unreachable(error: unknown): Finding {
  const cause = (error as Error).cause ?? error;
  const why = cause instanceof Error ? cause.message || cause.name : String(cause);
  return failure('unreachable', { 'zh-CN': `没有应答（${why}）`, en: `no answer (${why})` }, IS_IT_RUNNING);
}

function refusedBy(status: number): Finding {
  return failure(
    status,
    { 'zh-CN': `应答 HTTP ${status}`, en: `it answers HTTP ${status}` },
    status === 404 ? CHECK_PATH : IS_IT_RUNNING,
  );
}

function failure(code: string | number, text: Localized, remedy: Localized): Finding {
  return { status: 'fail', code, text, remedy };
}

const IS_IT_RUNNING: Localized = {
  'zh-CN': '请确认机器人正以同一组凭据运行，且代理原样转发请求体到 transport.webhook 的端口与路径。',
  en: 'See that the bot runs with the same credentials, and that the proxy passes bodies on unchanged to the port and path of transport.webhook.',
};

const CHECK_PATH: Localized = {
  'zh-CN': '请核对路径：应与 transport.webhook.path（默认 /）一致。',
  en: 'Check the path: it is that of transport.webhook.path (/ by default).',
};

const WRONG_ANSWER: Finding = failure(
  'wrong-answer',
  { 'zh-CN': '应答不是正确的签名', en: 'what it answers is not the signature that is asked for' },
  IS_IT_RUNNING,
);

const NAME_IT: Finding = skip({
  'zh-CN': '请用 --webhook-url 给出公网地址',
  en: 'name its public address with --webhook-url',
});

const NO_WEBHOOK: Finding = skip({ 'zh-CN': '机器人不用 webhook', en: 'the bot does not use the webhook' });
