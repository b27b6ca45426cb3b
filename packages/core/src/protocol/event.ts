import type { WireChannel } from './channel.js';
import type { WireThread } from './channel-content.js';
import type { WireEmoji } from './guild-member.js';
import type { WireGuild } from './guild.js';
import type { WireJoinRequest } from './join-request.js';
import type { WireC2CMessage, WireGroupMessage, WireGuildMessage, WireMember, WireUser } from './message.js';
import type { Opcode } from './opcode.js';

/** Integer Unix seconds, now and then as text. */
export type WireSeconds = number | string;

export interface ReadyEvent {
  version: number;
  session_id: string;
  user: WireUser;
  shard?: number[];
}

export interface FriendEvent {
  openid: string;
  timestamp: WireSeconds;
  author?: { union_openid?: string };
}

export interface FriendAddEvent extends FriendEvent {
  /** 1000 default · 1001/1002 search · 1003 group · 1004 space · 2001/2002 share · 2003/2004 developer link. */
  scene?: number;
  /** The `callback_data` of the link the person came by. */
  scene_param?: string;
  short_code?: string;
}

/** A user switched the bot's proactive messages on or off. */
export interface C2CSwitchEvent {
  openid: string;
  timestamp: WireSeconds;
}

/** The bot joined or left a group, or a group's owner switched its proactive messages on or off. */
export interface GroupRobotEvent {
  group_openid: string;
  op_member_openid: string;
  timestamp: WireSeconds;
}

export interface GroupMemberEvent {
  group_openid: string;
  member_openid: string;
  user_openid?: string;
  timestamp: WireSeconds;
}

export interface GroupJoinRequestEvent extends WireJoinRequest {
  group_openid: string;
  /** The strategy that let them in. */
  auto_approved?: { strategy_id: string };
}

export interface SubscribeMessageStatusEvent {
  openid?: string;
  group_openid?: string;
  result: {
    template_id: number;
    custom_template_id?: string;
    /** 1 allow · 2 refuse. */
    op: 1 | 2;
    subscribe_id: string;
    subscribe_ts: number;
    update_ts: number;
  }[];
}

export interface EnterAioEvent {
  user_openid: string;
  from_source?: string;
}

/** A button was pressed, or one of the platform's own dialogs was used. */
export interface InteractionEvent {
  /** The bare id; the acknowledgement takes this one. */
  id: string;
  application_id: string;
  /** 11 button · 12 quick menu · 13 feedback · 14 clear session · 15/16 story · 18–20 authorisation. */
  type: number;
  scene?: 'c2c' | 'group' | 'guild' | (string & {});
  /** 0 guild · 1 group · 2 c2c; used when `scene` is missing. */
  chat_type?: number;
  timestamp?: string;
  user_openid?: string;
  group_openid?: string;
  group_member_openid?: string;
  guild_id?: string;
  channel_id?: string;
  data?: {
    type?: number;
    resolved?: {
      button_id?: string;
      button_data?: string;
      /** Guild only. */
      user_id?: string;
      /** Guild only. */
      message_id?: string;
      feature_id?: string;
      [key: string]: unknown;
    };
  };
  version?: number;
}

export interface MessageDeleteEvent {
  message: Pick<WireGuildMessage, 'id' | 'channel_id' | 'guild_id' | 'author'> & {
    src_guild_id?: string;
    direct_message?: boolean;
  };
  op_user: { id: string };
}

export interface GuildEvent extends Omit<WireGuild, 'owner'> {
  op_user_id?: string;
}

export interface ChannelEvent extends Pick<WireChannel, 'id' | 'guild_id' | 'name' | 'type' | 'sub_type' | 'owner_id'> {
  op_user_id?: string;
}

export interface GuildMemberEvent extends WireMember {
  guild_id: string;
  op_user_id?: string;
  user: WireUser;
}

export interface ReactionEvent {
  user_id: string;
  guild_id: string;
  channel_id: string;
  /** `type`: 0 message · 1 thread · 2 post · 3 reply, or the name of it. */
  target: { id: string; type: number | string };
  emoji: WireEmoji;
}

export interface MessageAuditEvent {
  audit_id: string;
  /** Only when the message passed. */
  message_id?: string;
  guild_id?: string;
  channel_id?: string;
  group_openid?: string;
  user_openid?: string;
  audit_time: string;
  create_time: string;
  seq_in_channel?: string;
}

export interface AudioEvent {
  guild_id: string;
  channel_id: string;
  audio_url?: string;
  text?: string;
}

export interface AudioMemberEvent {
  guild_id: string;
  channel_id: string;
  /** 2 voice · 5 live: not the number used elsewhere. */
  channel_type: number;
  user_id: string;
}

interface ForumEvent {
  guild_id: string;
  channel_id: string;
  author_id: string;
}

export type ForumThreadEvent = WireThread;

export interface ForumPostEvent extends ForumEvent {
  post_info: { thread_id: string; post_id: string; content: string; date_time: string };
}

export interface ForumReplyEvent extends ForumEvent {
  reply_info: { thread_id: string; post_id: string; reply_id: string; content: string; date_time: string };
}

export interface ForumAuditEvent extends ForumEvent {
  task_id: string;
  thread_id: string;
  post_id: string;
  reply_id: string;
  /** 1 thread · 2 post · 3 reply. */
  type: number;
  /** 0 published · 1 refused. */
  result: number;
  err_msg: string;
  date_time: string;
}

export type OpenForumEvent = ForumEvent;

/**
 * Every event the platform documents, by name, with the shape of its `d`.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
export interface EventMap {
  READY: ReadyEvent;
  /** `d` is an empty string, not an object. */
  RESUMED: '';

  C2C_MESSAGE_CREATE: WireC2CMessage;
  GROUP_AT_MESSAGE_CREATE: WireGroupMessage;
  GROUP_MESSAGE_CREATE: WireGroupMessage;
  FRIEND_ADD: FriendAddEvent;
  FRIEND_DEL: FriendEvent;
  C2C_MSG_REJECT: C2CSwitchEvent;
  C2C_MSG_RECEIVE: C2CSwitchEvent;
  GROUP_ADD_ROBOT: GroupRobotEvent;
  GROUP_DEL_ROBOT: GroupRobotEvent;
  GROUP_MSG_REJECT: GroupRobotEvent;
  GROUP_MSG_RECEIVE: GroupRobotEvent;
  GROUP_MEMBER_ADD: GroupMemberEvent;
  GROUP_MEMBER_REMOVE: GroupMemberEvent;
  GROUP_JOIN_REQUEST: GroupJoinRequestEvent;
  SUBSCRIBE_MESSAGE_STATUS: SubscribeMessageStatusEvent;
  ENTER_AIO: EnterAioEvent;

  INTERACTION_CREATE: InteractionEvent;

  AT_MESSAGE_CREATE: WireGuildMessage;
  MESSAGE_CREATE: WireGuildMessage;
  DIRECT_MESSAGE_CREATE: WireGuildMessage;
  PUBLIC_MESSAGE_DELETE: MessageDeleteEvent;
  MESSAGE_DELETE: MessageDeleteEvent;
  DIRECT_MESSAGE_DELETE: MessageDeleteEvent;

  GUILD_CREATE: GuildEvent;
  GUILD_UPDATE: GuildEvent;
  GUILD_DELETE: GuildEvent;
  CHANNEL_CREATE: ChannelEvent;
  CHANNEL_UPDATE: ChannelEvent;
  CHANNEL_DELETE: ChannelEvent;
  GUILD_MEMBER_ADD: GuildMemberEvent;
  GUILD_MEMBER_UPDATE: GuildMemberEvent;
  GUILD_MEMBER_REMOVE: GuildMemberEvent;

  MESSAGE_REACTION_ADD: ReactionEvent;
  MESSAGE_REACTION_REMOVE: ReactionEvent;
  MESSAGE_AUDIT_PASS: MessageAuditEvent;
  MESSAGE_AUDIT_REJECT: MessageAuditEvent;

  AUDIO_START: AudioEvent;
  AUDIO_FINISH: AudioEvent;
  AUDIO_ON_MIC: AudioEvent;
  AUDIO_OFF_MIC: AudioEvent;
  AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER: AudioMemberEvent;
  AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT: AudioMemberEvent;

  FORUM_THREAD_CREATE: ForumThreadEvent;
  FORUM_THREAD_UPDATE: ForumThreadEvent;
  FORUM_THREAD_DELETE: ForumThreadEvent;
  FORUM_POST_CREATE: ForumPostEvent;
  FORUM_POST_DELETE: ForumPostEvent;
  FORUM_REPLY_CREATE: ForumReplyEvent;
  FORUM_REPLY_DELETE: ForumReplyEvent;
  FORUM_PUBLISH_AUDIT_RESULT: ForumAuditEvent;
  OPEN_FORUM_THREAD_CREATE: OpenForumEvent;
  OPEN_FORUM_THREAD_UPDATE: OpenForumEvent;
  OPEN_FORUM_THREAD_DELETE: OpenForumEvent;
  OPEN_FORUM_POST_CREATE: OpenForumEvent;
  OPEN_FORUM_POST_DELETE: OpenForumEvent;
  OPEN_FORUM_REPLY_CREATE: OpenForumEvent;
  OPEN_FORUM_REPLY_DELETE: OpenForumEvent;
}

export type EventName = keyof EventMap;

/** An event with its envelope; narrow it by `t`. */
export type Dispatch<Name extends EventName = EventName> = {
  [N in Name]: {
    op: typeof Opcode.Dispatch;
    /** Outer id, `EVENT_NAME:token`; goes back as `event_id`. */
    id?: string;
    /** Sequence number within the session; absent on webhooks. */
    s?: number;
    t: N;
    d: EventMap[N];
  };
}[Name];

/** Events that carry a message from a person. */
export type MessageEventName =
  | 'C2C_MESSAGE_CREATE'
  | 'GROUP_AT_MESSAGE_CREATE'
  | 'GROUP_MESSAGE_CREATE'
  | 'AT_MESSAGE_CREATE'
  | 'MESSAGE_CREATE'
  | 'DIRECT_MESSAGE_CREATE';
