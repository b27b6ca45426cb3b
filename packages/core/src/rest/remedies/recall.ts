import type { RemedyRow } from './remedy-row.js';

/**
 * Taking messages back.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_messages_message_id.delete.html}
 */
export const RECALL_REMEDIES: readonly RemedyRow[] = [
  {
    codes: [40061001, 306001, 306002],
    'zh-CN': '请核对消息 ID 与会话；撤回用发送时返回的 id，或事件里的 d.id。',
    en: 'Check the message id and the conversation; a recall takes the id the send was answered with, or d.id of an event.',
  },
  {
    codes: [40062003, 306004, 306007, 306008, 306009],
    'zh-CN': '只能撤回机器人自己在该会话发的消息；作为管理员，还可撤回普通成员的。',
    en: "Only the bot's own messages of this conversation can be recalled; as an admin, ordinary members' too.",
  },
  {
    codes: [40064004, 306011],
    'zh-CN': '消息发出超过 2 分钟，不能撤回。',
    en: 'The message is older than 2 minutes and cannot be recalled.',
  },
  {
    codes: [50065001, 306003, 306005, 306006],
    'zh-CN': '平台撤回失败；请再试一次。',
    en: 'The platform failed to recall it; try once more.',
  },
];
