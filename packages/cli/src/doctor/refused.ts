import { ApiError, type Localized, NetworkError, QQBotError } from '@qqbotjs/core';
import type { Finding } from './check.js';

const CHECK_NETWORK: Localized = {
  'zh-CN': '请检查网络、代理与配置 endpoints（或 QQBOT_API_BASE、QQBOT_TOKEN_URL）。',
  en: 'Check the network, proxies, and endpoints in the config (or QQBOT_API_BASE and QQBOT_TOKEN_URL).',
};

const LATER: Localized = {
  'zh-CN': '请稍后再试；仍不行请带上 trace id 联系平台。',
  en: 'Try later; if it stays so, ask the platform with the trace id.',
};

/** Says what an error says, with its remedy apart where it has one. */
export function refused(error: unknown): Finding {
  if (error instanceof ApiError)
    return { status: 'fail', code: error.code, text: factsOf(error), remedy: error.remedy ?? LATER };
  if (error instanceof NetworkError)
    return { status: 'fail', code: error.code, text: unanswered(error), remedy: CHECK_NETWORK };
  if (error instanceof QQBotError)
    return { status: 'fail', code: error.code, text: { 'zh-CN': error.in('zh-CN'), en: error.in('en') } };
  return { status: 'fail', text: error instanceof Error ? error.message : String(error) };
}

function factsOf({ method, path, code, otherCode, reason, status, traceId }: ApiError): Localized {
  const codes = otherCode === undefined ? code : `${code}/${otherCode}`;
  const facts = `${method} ${path} → ${codes} "${reason}" (HTTP ${status}${traceId ? `, trace ${traceId}` : ''})`;
  return { 'zh-CN': `平台拒绝了请求：${facts}`, en: `the platform refused ${facts}` };
}

function unanswered({ method, path, cause }: NetworkError): Localized {
  const why = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || cause.name : '';
  return { 'zh-CN': `${method} ${path} 没有得到应答（${why}）`, en: `no answer to ${method} ${path} (${why})` };
}
