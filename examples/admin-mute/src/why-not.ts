import { ApiError, type Localized } from '@qqbotjs/core';

const NO_GRANT = {
  'zh-CN': '平台还没有允许机器人禁言，请联系机器人的管理者申请。',
  en: 'The platform has not granted the bot muting; ask whoever runs it to apply.',
};
const NO_ADMIN = { 'zh-CN': '请先把机器人设为群管理员。', en: 'Make the bot an admin of this group first.' };
const IMPOSSIBLE = {
  'zh-CN': '只能禁言普通群成员，最长 30 天。',
  en: 'Only ordinary members can be muted, for 30 days at most.',
};

/** What people can do about a refusal, by its code. */
const REFUSALS = new Map<number, Localized>([
  [11253, NO_GRANT],
  [11703, NO_ADMIN],
  [50035, IMPOSSIBLE],
]);

/** Why the platform refused, in words; what is no refusal is thrown on. */
export function whyNot(error: unknown): Localized {
  if (!(error instanceof ApiError)) throw error;
  const { code, reason } = error;
  return REFUSALS.get(code) ?? { 'zh-CN': `平台拒绝了：${reason}`, en: `The platform refused: ${reason}` };
}
