import type { Patient } from '../chart.js';
import { askPlatform } from '../ask-platform.js';
import { type BotCheck, type Finding, ok } from '../check.js';
import { refused } from '../refused.js';

/** Asks for an access token. */
export const credentials: BotCheck = {
  id: 'credentials',
  of: 'bot',
  needs: ['config'],
  title: { 'zh-CN': '凭据', en: 'Credentials' },
  lack: { 'zh-CN': '没有访问令牌', en: 'no access token' },
  isOnline: true,
  async run(patient, chart, signal) {
    const missing = missingFrom(patient);
    if (missing.length > 0) return [without(missing)];
    const { appId, clientSecret, endpoints } = patient.resolved;
    const question = { method: 'POST', url: endpoints.token, body: { appId, clientSecret }, signal } as const;
    try {
      const answer = (await askPlatform(chart, question)) as
        | { access_token?: unknown; expires_in?: unknown }
        | undefined;
      if (typeof answer?.access_token !== 'string') return [NO_TOKEN];
      patient.token = answer.access_token;
      chart.secrets.add(patient.token);
      return [accepted(Number(answer.expires_in))];
    } catch (error) {
      return [refused(error)];
    }
  },
};

function missingFrom({ config }: Patient): string[] {
  const names = [config.appId ? undefined : 'QQBOT_APP_ID', config.clientSecret ? undefined : 'QQBOT_CLIENT_SECRET'];
  return names.filter((name) => name !== undefined);
}

function without(names: readonly string[]): Finding {
  const list = names.join(', ');
  return {
    status: 'fail',
    code: 'missing',
    text: { 'zh-CN': `缺少 ${list}`, en: `${list} missing` },
    remedy: {
      'zh-CN': '从 QQ 开放平台（开发设置）取得，写进 .env 或配置；没有账号可用 qqbot dev 连接本地模拟器。',
      en: 'Take them from the console (Development settings) into .env or the config; without an account, qqbot dev runs on the local emulator.',
    },
  };
}

function accepted(seconds: number): Finding {
  return ok({ 'zh-CN': `平台接受，令牌还有 ${seconds} 秒`, en: `accepted, the token lives for ${seconds} s` });
}

const NO_TOKEN: Finding = {
  status: 'fail',
  code: 'no-token',
  text: { 'zh-CN': '应答里没有 access_token', en: 'the answer holds no access_token' },
  remedy: {
    'zh-CN': '请检查 endpoints.token（QQBOT_TOKEN_URL）是否指向正确的地址。',
    en: 'Check that endpoints.token (QQBOT_TOKEN_URL) points to the right address.',
  },
};
