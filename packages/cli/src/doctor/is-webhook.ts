import type { Patient } from './chart.js';
import { type Finding, skip } from './check.js';

/** Whether events come by webhook instead of the gateway. */
export function isWebhook({ resolved }: Patient): boolean {
  return resolved.webhook !== undefined;
}

export const USES_WEBHOOK: Finding = skip({
  'zh-CN': '机器人用 webhook，不连接网关',
  en: 'the bot uses the webhook and does not connect to the gateway',
});
