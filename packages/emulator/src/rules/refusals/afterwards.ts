import { from, no } from './kind.js';

/** What happens to a message once it is there: clicks and recalls. */
export const AFTERWARDS = from('recall', {
  noSuchInteraction: no(
    630001,
    'interaction 无效',
    '没有这个互动，或已经回应过；请用 d.id 而不是外层 id。',
    'There is no such interaction, or it was acknowledged before; use d.id, not the outer id.',
    { source: 'buttons' },
  ),
  foreignInteraction: no(
    630003,
    'interaction 不属于该机器人',
    '这个互动属于另一个机器人。',
    'This interaction belongs to another bot.',
    { source: 'buttons' },
  ),
  badRecall: no(
    40061001,
    '参数错误',
    '没有这条消息，或它属于另一个会话。',
    'There is no such message in this conversation.',
  ),
  recallNotHere: no(
    306009,
    '消息不属于该用户',
    '这条消息不在和这个用户的单聊里。',
    'This message is in another conversation than the one with this user.',
  ),
  recallNotOwn: no(
    40062003,
    '无权限',
    '只能撤回机器人自己的消息（群管理员可撤回普通成员的消息）。',
    "Only the bot's own messages can be recalled (as group admin, ordinary members' too).",
    { code2025: 306_008 },
  ),
  recallTooLate: no(
    40064004,
    '消息超过撤回时限',
    '消息发出超过 2 分钟，不能撤回。',
    'The message is older than the time in which it can be recalled.',
    { code2025: 306_011 },
  ),
});
