import { expect } from 'vitest';
import { type Received, WebhookReceiver } from '../../helpers/webhook-receiver.js';
import { say } from '../platform/row.js';
import type { Stage } from '../stage.js';
import type { Rule } from './rule.js';

async function listening(stage: Stage, act: (receiver: WebhookReceiver) => Promise<unknown>): Promise<void> {
  const { bot } = stage.platform;
  await using receiver = await WebhookReceiver.listen(bot.clientSecret);
  await bot.setWebhook(receiver.url);
  await act(receiver);
}

/** A rule of a bot that listens at a webhook. */
function rule(
  id: string,
  what: Rule['what'],
  prove: (receiver: WebhookReceiver, stage: Stage) => Promise<unknown>,
  settings: Rule['settings'] = { webhookRetryMs: 1 },
): Rule {
  const listen = (stage: Stage) => listening(stage, (receiver) => prove(receiver, stage));
  return { id, what, settings, isOnline: false, prove: listen };
}

const speak = ({ emulator }: Stage) => emulator.user('Ming').says('hi');

/** How often an event comes when the first time is answered so. */
async function timesFor(
  receiver: WebhookReceiver,
  stage: Stage,
  answer: WebhookReceiver['answer'],
): Promise<Received[]> {
  const usual = receiver.answer;
  receiver.answer = (request) => (receiver.events.length === 1 ? answer(request) : usual(request));
  await speak(stage);
  await expect.poll(() => receiver.events.length).toBe(2);
  return receiver.events;
}

const FORGERIES = 5;

export const WEBHOOK_RULES: readonly Rule[] = [
  rule(
    'webhook-request',
    say(
      'POST，带 User-Agent、X-Bot-Appid、签名与时间戳',
      'a POST with User-Agent, X-Bot-Appid, signature and timestamp',
    ),
    async (receiver, stage) => {
      await speak(stage);
      const { method, headers, isSigned } = await receiver.next();
      expect([method, isSigned]).toEqual(['POST', true]);
      expect(headers).toMatchObject({
        'User-Agent': 'QQBot-Callback',
        'X-Bot-Appid': stage.emulator.bot.appId,
        'X-Signature-Ed25519': expect.stringMatching(/^[0-9a-f]{128}$/),
        'X-Signature-Timestamp': expect.stringMatching(/^\d{10}$/),
        'X-Tps-trace-ID': expect.any(String),
      });
    },
  ),
  rule(
    'webhook-envelope',
    say('正文与网关相同，没有 s，没有 READY', 'the body is that of the gateway, without s, and there is no READY'),
    async (receiver, stage) => {
      await speak(stage);
      const { raw } = await receiver.next();
      expect(Object.keys(JSON.parse(raw) as object)).toEqual(['id', 'op', 'd', 't']);
      expect(receiver.events).toHaveLength(1);
    },
  ),
  {
    id: 'webhook-validation',
    what: say(
      '保存地址时以 op 13 验证，应答必须带正确的签名',
      'an address is validated by op 13, and the answer has to be signed right',
    ),
    isOnline: false,
    async prove({ platform: { bot } }) {
      await using wrong = await WebhookReceiver.listen('another secret');
      await expect(bot.setWebhook(wrong.url)).rejects.toThrow('refused');
      await using right = await WebhookReceiver.listen(bot.clientSecret);
      await bot.setWebhook(right.url);
      expect(right.requests.map(({ op }) => op)).toEqual([13]);
    },
  },
  rule(
    'webhook-instead',
    say('有 webhook 时事件不走网关', 'with a webhook no event goes to the gateway'),
    async (receiver, stage) => {
      await speak(stage);
      await receiver.next();
      const frames = stage.platform.log.entries.filter(({ kind }) => kind === 'frame');
      expect(frames).toEqual([]);
    },
  ),
  rule(
    'webhook-retry',
    say('没有 2xx 的推送会重发，id 相同', 'what is not answered with 2xx comes again with the same id'),
    async (receiver, stage) => {
      const [first, second] = await timesFor(receiver, stage, () => ({ status: 500 }));
      expect(second?.id).toBe(first?.id);
    },
  ),
  rule(
    'webhook-op12',
    say('应答 {"op":12,"d":1} 会重发', 'what is answered with {"op":12,"d":1} comes again'),
    (receiver, stage) => timesFor(receiver, stage, () => ({ body: { op: 12, d: 1 } })),
  ),
  rule(
    'webhook-timeout',
    say('5 秒内没有应答会重发', 'what is not answered within 5 s comes again'),
    (receiver, stage) => timesFor(receiver, stage, () => undefined),
    { webhookRetryMs: 1, webhookTimeoutMs: 50 },
  ),
  rule('webhook-attempts', say('最多推送 3 次', 'it comes 3 times at most'), async (receiver, stage) => {
    receiver.answer = () => ({ status: 500 });
    await speak(stage);
    await expect.poll(() => stage.platform.log.entries.some(({ kind }) => kind === 'note')).toBe(true);
    expect(receiver.events).toHaveLength(3);
  }),
  rule(
    'webhook-thrice',
    say('应答成功后仍可能重复', 'what was answered may come again all the same'),
    async (receiver, stage) => {
      stage.fault('webhook-thrice');
      await speak(stage);
      await expect.poll(() => receiver.events.length).toBe(3);
    },
  ),
  rule(
    'webhook-forged',
    say('他人可以发送签名错误的请求', 'strangers can send requests with wrong signatures'),
    async (receiver, stage) => {
      stage.fault('webhook-forged', { times: 1 });
      await speak(stage);
      await expect.poll(() => receiver.events.length).toBe(FORGERIES + 1);
      expect(receiver.events.filter(({ isSigned }) => isSigned)).toHaveLength(1);
    },
  ),
  rule(
    'webhook-replayed',
    say('时间戳没有有效期：旧请求可以重放', 'timestamps do not expire: a request can be sent again long after'),
    async (receiver, stage) => {
      stage.fault('webhook-replayed', { times: 1 });
      await speak(stage);
      await expect.poll(() => receiver.events.length).toBe(2);
    },
  ),
  rule(
    'webhook-oracle',
    say('未签名的 op 13 可以骗取签名', 'an unsigned op 13 can try to get a signature'),
    async (receiver, stage) => {
      stage.fault('webhook-unsigned-validation');
      await expect.poll(() => receiver.requests.filter(({ isSigned }) => !isSigned).length).toBe(1);
    },
  ),
  {
    id: 'webhook-ports',
    what: say('只接受 HTTPS，端口 80、443、8080、8443', 'HTTPS only, on ports 80, 443, 8080 and 8443'),
    not: say('本机测试可用任何地址', 'any address will do on a desk'),
  },
];
