import type { EventMap, EventName } from '../protocol/event.js';

/** Ids that `d` names at its top; `''` stands for none. */
type Named<Key extends string> = { readonly [K in Key]?: string };

const openid = (d: Named<'openid'>) => d.openid;
const userOpenid = (d: Named<'user_openid'>) => d.user_openid;
const memberOpenid = (d: Named<'member_openid'>) => d.member_openid;
const opMemberOpenid = (d: Named<'op_member_openid'>) => d.op_member_openid;
const userId = (d: Named<'user_id'>) => d.user_id;
const authorId = (d: Named<'author_id'>) => d.author_id;
const opUserId = (d: Named<'op_user_id'>) => d.op_user_id;
const opUser = (d: { op_user?: Named<'id'> }) => d.op_user?.id;
const memberChange = (d: Named<'op_user_id'> & { user?: Named<'id'> }) => d.op_user_id || d.user?.id;
const author = ({ author: by }: { author?: Named<'user_openid' | 'member_openid' | 'id'> }) =>
  by?.user_openid || by?.member_openid || by?.id;
const nobody = () => undefined;

/**
 * Who is behind an event, by its name: who did it where the platform tells, otherwise whom it is about. In a group it is
 * always the id as a member. Nobody is behind what the bot or the platform did.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
const WHO: { readonly [Name in EventName]: (d: EventMap[Name]) => string | undefined } = {
  READY: nobody,
  RESUMED: nobody,

  C2C_MESSAGE_CREATE: author,
  GROUP_AT_MESSAGE_CREATE: author,
  GROUP_MESSAGE_CREATE: author,
  FRIEND_ADD: openid,
  FRIEND_DEL: openid,
  C2C_MSG_REJECT: openid,
  C2C_MSG_RECEIVE: openid,
  GROUP_ADD_ROBOT: opMemberOpenid,
  GROUP_DEL_ROBOT: opMemberOpenid,
  GROUP_MSG_REJECT: opMemberOpenid,
  GROUP_MSG_RECEIVE: opMemberOpenid,
  GROUP_MEMBER_ADD: memberOpenid,
  GROUP_MEMBER_REMOVE: memberOpenid,
  GROUP_JOIN_REQUEST: memberOpenid,
  SUBSCRIBE_MESSAGE_STATUS: openid,
  ENTER_AIO: userOpenid,

  INTERACTION_CREATE: (d) => d.user_openid || d.group_member_openid || d.data?.resolved?.user_id,

  AT_MESSAGE_CREATE: author,
  MESSAGE_CREATE: author,
  DIRECT_MESSAGE_CREATE: author,
  PUBLIC_MESSAGE_DELETE: opUser,
  MESSAGE_DELETE: opUser,
  DIRECT_MESSAGE_DELETE: opUser,

  GUILD_CREATE: opUserId,
  GUILD_UPDATE: opUserId,
  GUILD_DELETE: opUserId,
  CHANNEL_CREATE: opUserId,
  CHANNEL_UPDATE: opUserId,
  CHANNEL_DELETE: opUserId,
  GUILD_MEMBER_ADD: memberChange,
  GUILD_MEMBER_UPDATE: memberChange,
  GUILD_MEMBER_REMOVE: memberChange,

  MESSAGE_REACTION_ADD: userId,
  MESSAGE_REACTION_REMOVE: userId,
  MESSAGE_AUDIT_PASS: nobody,
  MESSAGE_AUDIT_REJECT: nobody,

  AUDIO_START: nobody,
  AUDIO_FINISH: nobody,
  AUDIO_ON_MIC: nobody,
  AUDIO_OFF_MIC: nobody,
  AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER: userId,
  AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT: userId,

  FORUM_THREAD_CREATE: authorId,
  FORUM_THREAD_UPDATE: authorId,
  FORUM_THREAD_DELETE: authorId,
  FORUM_POST_CREATE: authorId,
  FORUM_POST_DELETE: authorId,
  FORUM_REPLY_CREATE: authorId,
  FORUM_REPLY_DELETE: authorId,
  FORUM_PUBLISH_AUDIT_RESULT: authorId,
  OPEN_FORUM_THREAD_CREATE: authorId,
  OPEN_FORUM_THREAD_UPDATE: authorId,
  OPEN_FORUM_THREAD_DELETE: authorId,
  OPEN_FORUM_POST_CREATE: authorId,
  OPEN_FORUM_POST_DELETE: authorId,
  OPEN_FORUM_REPLY_CREATE: authorId,
  OPEN_FORUM_REPLY_DELETE: authorId,
};

/** Who is behind an event; `undefined` for nobody, and for events the platform has not documented. */
export function userOf(name: EventName, d: unknown): string | undefined {
  if (typeof d !== 'object' || d === null) return undefined;
  const who = WHO[name] as ((d: object) => string | undefined) | undefined;
  return who?.(d) || undefined;
}
