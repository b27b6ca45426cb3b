import { setTimeout as sleep } from 'node:timers/promises';
import { FATAL_REMEDY, type Localized } from '@qqbotjs/core';
import { GRANTED_TO_ALL, Intent, type IntentName } from '@qqbotjs/core/protocol';
import type { Patient } from '../chart.js';
import { type BotCheck, type Finding, ok, skip } from '../check.js';
import { identifyOnce, type Reception } from '../identify-once.js';
import { isWebhook, USES_WEBHOOK } from '../is-webhook.js';
import { refused } from '../refused.js';

/** Invalid intents, intents that were not granted. */
const ABOUT_INTENTS: readonly number[] = [4013, 4014];
/** Session starts that are left to the bot itself, whatever the trial needs. */
const LEFT_TO_THE_BOT = 20;
/** Starts are counted in windows of this length, in milliseconds. */
const WINDOW_MS = 5000;
/** More names than these would hide what has to be done. */
const NAMED_AT_MOST = 5;

/** Identifies with what the plugins need. The platform does not say which intent it minds, so then each is tried alone. */
export const intents: BotCheck = {
  id: 'intents',
  of: 'bot',
  needs: ['plugins', 'session-limit'],
  title: { 'zh-CN': 'Intents', en: 'Intents' },
  lack: { 'zh-CN': 'intents 被拒绝', en: 'intents are refused' },
  isOnline: true,
  timeoutMs: 120_000,
  async run(patient, _, signal) {
    if (isWebhook(patient)) return [USES_WEBHOOK];
    const names = [...(patient.demand?.keys() ?? [])];
    if (!mayTry(patient, names)) return [TOO_FEW_STARTS];
    try {
      const reception = await tryWith(patient, names, signal);
      if (reception === 'ready') return [accepted(names)];
      if (!ABOUT_INTENTS.includes(reception.closeCode)) return [closedWith(reception)];
      return await eachAlone(patient, names, reception, signal);
    } catch (error) {
      return [refused(error)];
    }
  },
};

function mayTry({ info }: Patient, names: readonly IntentName[]): boolean {
  return (info?.session_start_limit.remaining ?? 0) >= LEFT_TO_THE_BOT + 1 + names.length;
}

function tryWith({ info, token = '' }: Patient, names: readonly IntentName[], signal: AbortSignal): Promise<Reception> {
  const bits = names.reduce((sum, name) => sum | Intent[name], 0);
  return identifyOnce({ url: info?.url ?? '', token, intents: bits, signal });
}

async function eachAlone(
  patient: Patient,
  names: readonly IntentName[],
  { closeCode }: Exclude<Reception, 'ready'>,
  signal: AbortSignal,
): Promise<Finding[]> {
  const pauseMs = WINDOW_MS / Math.max(1, patient.info?.session_start_limit.max_concurrency ?? 1);
  const findings: Finding[] = [];
  for (const name of names.filter((one) => !GRANTED_TO_ALL.has(one))) {
    await sleep(pauseMs, undefined, { signal });
    const reception = await tryWith(patient, [name], signal);
    if (reception !== 'ready') findings.push(notGranted(name, reception.closeCode, patient));
  }
  return findings.length > 0 ? findings : [together(names, closeCode)];
}

/** A bot does without an intent that only a prompt of some handler might need. */
function notGranted(name: IntentName, code: number, { demand, config }: Patient): Finding {
  const askers = demand?.get(name) ?? [];
  const who = askers.slice(0, NAMED_AT_MOST).join(', ') + (askers.length > NAMED_AT_MOST ? ' …' : '');
  const isWish = askers.length === 0 && !config.intents;
  const [zh, en] = who
    ? [`，${who} 需要它`, `, needed by ${who}`]
    : config.intents
      ? ['，配置 intents 要求它', ', asked for by `intents` in the config']
      : ['', ''];
  return {
    status: isWish ? 'warn' : 'fail',
    code,
    text: { 'zh-CN': `${name} 被拒绝（${code}）${zh}`, en: `${name} is refused (${code})${en}` },
    remedy: isWish ? WITHOUT_PROMPTS : remedyOf(code),
  };
}

function accepted(names: readonly IntentName[]): Finding {
  const list = names.join(', ');
  return ok({ 'zh-CN': `平台接受 ${list}`, en: `granted: ${list}` });
}

function together(names: readonly IntentName[], code: number): Finding {
  const list = names.join(', ');
  return {
    status: 'fail',
    code,
    text: {
      'zh-CN': `${list} 一起被拒绝（${code}），单独都被接受`,
      en: `${list} are refused together (${code}), though each is taken alone`,
    },
    remedy: remedyOf(code),
  };
}

function closedWith({ closeCode, reason }: Exclude<Reception, 'ready'>): Finding {
  const why = [closeCode || undefined, reason].filter(Boolean).join(' ');
  return {
    status: 'fail',
    code: closeCode,
    text: { 'zh-CN': `网关断开了连接（${why}）`, en: `the gateway closed the connection (${why})` },
    remedy: remedyOf(closeCode),
  };
}

function remedyOf(code: number): Localized {
  return FATAL_REMEDY[code] ?? { 'zh-CN': '请稍后再试。', en: 'Try later.' };
}

const WITHOUT_PROMPTS: Localized = {
  'zh-CN': '机器人会在没有它的情况下运行，但收不到 ctx.prompt() 的按钮；需要时请在开放平台申请。',
  en: 'The bot runs without it, but does not get the buttons of ctx.prompt(); apply for it in the console if you need them.',
};

const TOO_FEW_STARTS: Finding = skip({
  'zh-CN': '剩余会话次数太少，留给机器人自己用',
  en: 'too few session starts are left; they are kept for the bot itself',
});
