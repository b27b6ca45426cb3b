import { type BotCheck, type Finding, ok, skip } from '../check.js';

/** Tokens and signatures are used to the second; half a minute is where they begin to fail. */
const TOLERANCE_MS = 30_000;

/** Compares the clock of this machine with the platform's, by the `Date` of its answers. */
export const clock: BotCheck = {
  id: 'clock',
  of: 'bot',
  needs: ['config'],
  title: { 'zh-CN': '时钟', en: 'Clock' },
  lack: { 'zh-CN': '时钟不准', en: 'the clock is wrong' },
  isOnline: true,
  run(_, { aheadMs }) {
    if (aheadMs === undefined) return [skip({ 'zh-CN': '平台没有应答', en: 'the platform has not answered' })];
    return [Math.abs(aheadMs) > TOLERANCE_MS ? wrong(aheadMs) : right(aheadMs)];
  },
};

function right(aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return ok({ 'zh-CN': `与平台相差 ${seconds} 秒以内`, en: `within ${Math.max(1, seconds)} s of the platform's` });
}

function wrong(aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const isAhead = aheadMs > 0;
  return {
    status: 'warn',
    code: Math.round(aheadMs),
    text: {
      'zh-CN': `比平台${isAhead ? '快' : '慢'} ${seconds} 秒`,
      en: `${seconds} s ${isAhead ? 'ahead of' : 'behind'} the platform's`,
    },
    remedy: {
      'zh-CN': '请打开系统的自动对时（NTP）；时钟不准会让 webhook 签名与回复时限判断出错。',
      en: 'Let the system set its clock (NTP); with a wrong one, webhook signatures and reply windows are misjudged.',
    },
  };
}
