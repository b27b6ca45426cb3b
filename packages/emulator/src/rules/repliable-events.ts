/**
 * Events whose outer id may be used as `event_id` of a reply. The others are refused with 40034027.
 *
 * GROUP_MEMBER_ADD is left out: no page lists it, though one client tries.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html} c2c and group
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html} channel
 */
export const REPLIABLE_EVENTS: readonly string[] = [
  'FRIEND_ADD',
  'C2C_MSG_RECEIVE',
  'GROUP_ADD_ROBOT',
  'GROUP_MSG_RECEIVE',
  'INTERACTION_CREATE',
  'GUILD_MEMBER_ADD',
  'GUILD_MEMBER_UPDATE',
  'GUILD_MEMBER_REMOVE',
  'MESSAGE_REACTION_ADD',
  'MESSAGE_REACTION_REMOVE',
  'FORUM_THREAD_CREATE',
  'FORUM_THREAD_UPDATE',
  'FORUM_THREAD_DELETE',
  'FORUM_POST_CREATE',
  'FORUM_POST_DELETE',
  'FORUM_REPLY_CREATE',
  'FORUM_REPLY_DELETE',
];
