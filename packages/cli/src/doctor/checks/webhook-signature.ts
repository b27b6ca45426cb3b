import { WebhookSignature } from '@qqbotjs/core';
import { type BotCheck, ok, skip } from '../check.js';
import { isWebhook } from '../is-webhook.js';

/**
 * Published by the platform and its SDK.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/sign.html}
 */
const VECTORS = [
  {
    secret: 'DG5g3B4j9X2KOErG',
    text: '1725442341Arq0D5A61EgUu4OxUvOp',
    signature:
      '87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706',
  },
  {
    secret: '123456abcdef',
    text: '1728981195{"id":"ROBOT1.0_veoihSEXDc8Q.g-6eLpNIa11bH8MisOjn-m-LKxCPntMk6exUXgcWCGpVO7L2QKTNZzjZzFFDSbiOFcqAPWyVA!!","content":"哦一下","timestamp":"2024-10-15T16:33:15+08:00","author":{"id":"675860273","user_openid":"675860273"}}',
    signature:
      'e949b5b94ef4103df903fb031d1d16e358db3db83e79e117edd404c8508be3ce8a76d7bad1bed353194c126a1a5915b4ad8b5288c1191cc53a12acffccd82004',
  },
] as const;

/** Whether this machine signs and verifies what the platform publishes as examples. */
export const webhookSignature: BotCheck = {
  id: 'webhook-signature',
  of: 'bot',
  needs: ['config'],
  title: { 'zh-CN': 'Webhook 签名', en: 'Webhook signature' },
  lack: { 'zh-CN': '本机的签名不对', en: 'signatures made here are wrong' },
  run(patient, { options }) {
    if (!isWebhook(patient) && !options.webhookUrl)
      return [skip({ 'zh-CN': '机器人不用 webhook', en: 'the bot does not use the webhook' })];
    if (VECTORS.every(isReproduced))
      return [ok({ 'zh-CN': '与平台公布的示例一致', en: "the platform's examples are reproduced" })];
    return [
      {
        status: 'fail',
        text: { 'zh-CN': '算出的签名与平台公布的示例不同', en: "the platform's examples are not reproduced" },
        remedy: {
          'zh-CN': '这个 Node 的 OpenSSL 不支持 Ed25519（如 FIPS 模式）；请换用官方的 Node 构建。',
          en: "This Node's OpenSSL does not do Ed25519 (FIPS mode?); use an official build of Node.",
        },
      },
    ];
  },
};

function isReproduced({ secret, text, signature }: (typeof VECTORS)[number]): boolean {
  const signer = new WebhookSignature(secret);
  const [, timestamp = '', body = ''] = /^(\d{10})(.*)$/s.exec(text) ?? [];
  return signer.sign(text) === signature && signer.verify(signature, timestamp, Buffer.from(body));
}
