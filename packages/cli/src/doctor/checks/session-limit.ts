import type { GatewayBotInfo } from '@qqbotjs/core/protocol';
import { askApi } from '../ask-platform.js';
import type { Patient } from '../chart.js';
import { type BotCheck, type Finding, ok } from '../check.js';
import { isWebhook, USES_WEBHOOK } from '../is-webhook.js';
import { refused } from '../refused.js';

/** Fewer starts than these are gone after a bad evening. */
const FEW = 50;

/** How many sessions may be started, and how many shards the platform advises. */
export const sessionLimit: BotCheck = {
  id: 'session-limit',
  of: 'bot',
  needs: ['ip-list'],
  title: { 'zh-CN': '会话次数与分片', en: 'Session starts and shards' },
  lack: { 'zh-CN': '不知道还能启动多少会话', en: 'it is unknown whether a session may be started' },
  isOnline: true,
  async run(patient, chart, signal) {
    if (isWebhook(patient)) return [USES_WEBHOOK];
    try {
      patient.info = (await askApi(patient, chart, '/gateway/bot', signal)) as GatewayBotInfo;
      return [judgeStarts(patient.info), judgeShards(patient, patient.info)];
    } catch (error) {
      return [refused(error)];
    }
  },
};

function judgeStarts({ session_start_limit: { total, remaining, reset_after } }: GatewayBotInfo): Finding {
  const text = { 'zh-CN': `还能启动 ${remaining}/${total} 个会话`, en: `${remaining} of ${total} session starts left` };
  if (remaining > Math.min(FEW, total / 10)) return ok(text);
  const minutes = Math.ceil(reset_after / 60_000);
  return {
    status: remaining > 0 ? 'warn' : 'fail',
    code: remaining,
    text,
    remedy: {
      'zh-CN': `${minutes} 分钟后恢复；请查明机器人为何反复重新登录：保留 store（默认 file），不要循环重启。`,
      en: `They are renewed in ${minutes} min. Find out why the bot identifies so often: keep its store (file by default), and do not restart in a loop.`,
    },
  };
}

function judgeShards({ resolved: { shards = 1 } }: Patient, { shards: advised }: GatewayBotInfo): Finding {
  const count =
    typeof shards === 'number' ? shards : 'count' in Object(shards) ? (shards as { count: number }).count : advised;
  if (count >= advised)
    return ok({ 'zh-CN': `分片 ${count}，平台建议 ${advised}`, en: `shards: ${count}, advised: ${advised}` });
  return {
    status: 'warn',
    code: advised,
    text: {
      'zh-CN': `分片 ${count}，平台建议 ${advised}`,
      en: `shards: ${count}, but the platform advises ${advised}`,
    },
    remedy: { 'zh-CN': "请设 shards: 'auto'。", en: "Set shards: 'auto'." },
  };
}
