import type { WireChannel } from './channel.js';
import type { WireThread } from './channel-content.js';
import type { WireEmoji } from './guild-member.js';
import type { WireGuild } from './guild.js';
import type { WireJoinRequest } from './join-request.js';
import type { WireC2CMessage, WireGroupMessage, WireGuildMessage, WireMember, WireUser } from './message.js';
import type { Opcode } from './opcode.js';

/** Integer Unix seconds, now and then as text. */
export type WireSeconds = number | string;

/** `d` of READY: the session is open, and events follow. */
export interface ReadyEvent {
  /** Of the gateway's protocol. */
  version: number;
  /** What resume needs, with the last sequence number. */
  session_id: string;
  /** The bot itself; its guild-side id. */
  user: WireUser;
  /** `[id, count]`; some servers answer `[0, 0]` to a bot that does not shard. */
  shard?: number[];
}

/** `d` of FRIEND_DEL: a user took the bot off their list. */
export interface FriendEvent {
  /** The user, as this bot knows them; another bot knows another id. */
  openid: string;
  /** When, Unix seconds. */
  timestamp: WireSeconds;
  /** The user across bots of one owner; often empty. */
  author?: { union_openid?: string };
}

/** `d` of FRIEND_ADD: a user put the bot on their list. */
export interface FriendAddEvent extends FriendEvent {
  /** 1000 default · 1001/1002 search · 1003 group · 1004 space · 2001/2002 share · 2003/2004 developer link. */
  scene?: number;
  /** The `callback_data` of the link the person came by. */
  scene_param?: string;
  /** Not documented; empty in the samples. */
  short_code?: string;
}

/** A user switched the bot's proactive messages on or off. */
export interface C2CSwitchEvent {
  /** The user, as this bot knows them; another bot knows another id. */
  openid: string;
  /** When, Unix seconds. */
  timestamp: WireSeconds;
}

/** The bot joined or left a group, or a group's owner switched its proactive messages on or off. */
export interface GroupRobotEvent {
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid: string;
  /** The member who did it. */
  op_member_openid: string;
  /** When, Unix seconds. */
  timestamp: WireSeconds;
}

/** `d` of GROUP_MEMBER_ADD and GROUP_MEMBER_REMOVE. */
export interface GroupMemberEvent {
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid: string;
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  /** The same person in one-to-one chats. */
  user_openid?: string;
  /** When, Unix seconds. */
  timestamp: WireSeconds;
}

/** `d` of GROUP_JOIN_REQUEST; only bots that administrate the group get it. */
export interface GroupJoinRequestEvent extends WireJoinRequest {
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid: string;
  /** The strategy that let them in. */
  auto_approved?: { strategy_id: string };
}

/** `d` of SUBSCRIBE_MESSAGE_STATUS: someone allowed or refused subscribed messages. */
export interface SubscribeMessageStatusEvent {
  /** Who, in a one-to-one chat. */
  openid?: string;
  /** Where, in a group; `openid` is absent then. */
  group_openid?: string;
  /** One per template; `subscribe_id` goes into messages, times are Unix seconds. */
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

/** `d` of ENTER_AIO: somebody opened the chat with the bot. */
export interface EnterAioEvent {
  /** The user, as this bot knows them; another bot knows another id. */
  user_openid: string;
  /** Where they came from; `default` mostly. */
  from_source?: string;
}

/** A button was pressed, or one of the platform's own dialogs was used. */
export interface InteractionEvent {
  /** The bare id; the acknowledgement takes this one. */
  id: string;
  /** The bot's app id. */
  application_id: string;
  /** 11 button · 12 quick menu · 13 feedback · 14 clear session · 15/16 story · 18–20 authorisation. */
  type: number;
  /** Where it was pressed. May be missing; see `chat_type`. */
  scene?: 'c2c' | 'group' | 'guild' | (string & {});
  /** 0 guild · 1 group · 2 c2c; used when `scene` is missing. */
  chat_type?: number;
  /** RFC 3339. */
  timestamp?: string;
  /** Who, in one-to-one chats. */
  user_openid?: string;
  /** Where, in groups. */
  group_openid?: string;
  /** Who, in groups. */
  group_member_openid?: string;
  /** Where, in guilds. */
  guild_id?: string;
  /** Where, in guilds. */
  channel_id?: string;
  /** What was pressed, by the id and the data its button was given. */
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

/** `d` of MESSAGE_DELETE, PUBLIC_MESSAGE_DELETE and DIRECT_MESSAGE_DELETE. */
export interface MessageDeleteEvent {
  /** The one that is gone, without its content. */
  message: Pick<WireGuildMessage, 'id' | 'channel_id' | 'guild_id' | 'author'> & {
    src_guild_id?: string;
    direct_message?: boolean;
  };
  /** Who recalled it: its author or an administrator. */
  op_user: { id: string };
}

/** `d` of GUILD_CREATE, GUILD_UPDATE and GUILD_DELETE: the bot came to a guild, it was changed, the bot went. */
export interface GuildEvent extends Omit<WireGuild, 'owner'> {
  /** Who did it, by their guild-side id. */
  op_user_id?: string;
}

/** `d` of CHANNEL_CREATE, CHANNEL_UPDATE and CHANNEL_DELETE. */
export interface ChannelEvent extends Pick<WireChannel, 'id' | 'guild_id' | 'name' | 'type' | 'sub_type' | 'owner_id'> {
  /** Who did it, by their guild-side id. */
  op_user_id?: string;
}

/** `d` of GUILD_MEMBER_ADD, GUILD_MEMBER_UPDATE and GUILD_MEMBER_REMOVE. */
export interface GuildMemberEvent extends WireMember {
  guild_id: string;
  /** Who did it, by their guild-side id. */
  op_user_id?: string;
  user: WireUser;
}

/** `d` of MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE. */
export interface ReactionEvent {
  user_id: string;
  guild_id: string;
  channel_id: string;
  /** `type`: 0 message · 1 thread · 2 post · 3 reply, or the name of it. */
  target: { id: string; type: number | string };
  emoji: WireEmoji;
}

/** `d` of MESSAGE_AUDIT_PASS and MESSAGE_AUDIT_REJECT: what became of a message of the bot that was held back. */
export interface MessageAuditEvent {
  /** The one the send was answered with. */
  audit_id: string;
  /** Only when the message passed. */
  message_id?: string;
  /** Where it was sent: this and `channel_id`, or `group_openid`, or `user_openid`. */
  guild_id?: string;
  channel_id?: string;
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid?: string;
  /** The user, as this bot knows them; another bot knows another id. */
  user_openid?: string;
  /** RFC 3339, as is `create_time`. */
  audit_time: string;
  create_time: string;
  /** Its place among the messages of the channel; empty when it was refused. */
  seq_in_channel?: string;
}

/** `d` of AUDIO_START, AUDIO_FINISH, AUDIO_ON_MIC and AUDIO_OFF_MIC. */
export interface AudioEvent {
  guild_id: string;
  channel_id: string;
  /** Of start and finish: what is played. */
  audio_url?: string;
  /** Of start and finish: what is shown. */
  text?: string;
}

/** `d` of AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER and AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT. */
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

/** `d` of FORUM_THREAD_CREATE, FORUM_THREAD_UPDATE and FORUM_THREAD_DELETE. */
export type ForumThreadEvent = WireThread;

/** `d` of FORUM_POST_CREATE and FORUM_POST_DELETE. */
export interface ForumPostEvent extends ForumEvent {
  /** `content` is JSON text of a RichText object, empty of a deletion; `date_time` is RFC 3339. */
  post_info: { thread_id: string; post_id: string; content: string; date_time: string };
}

/** `d` of FORUM_REPLY_CREATE and FORUM_REPLY_DELETE. */
export interface ForumReplyEvent extends ForumEvent {
  /** `content` is JSON text of a RichText object, empty of a deletion; `date_time` is RFC 3339. */
  reply_info: { thread_id: string; post_id: string; reply_id: string; content: string; date_time: string };
}

/** `d` of FORUM_PUBLISH_AUDIT_RESULT: what became of something the bot published. */
export interface ForumAuditEvent extends ForumEvent {
  /** The one the publishing was answered with. */
  task_id: string;
  thread_id: string;
  /** Empty where it was none, as is `reply_id`. */
  post_id: string;
  reply_id: string;
  /** 1 thread · 2 post · 3 reply. */
  type: number;
  /** 0 published · 1 refused. */
  result: number;
  /** Why it was refused; empty otherwise. */
  err_msg: string;
  /** RFC 3339. */
  date_time: string;
}

/** `d` of all OPEN_FORUM events: where, and who; never what. */
export type OpenForumEvent = ForumEvent;

/**
 * Every event the platform documents, by name, with the shape of its `d`.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
export interface EventMap {
  /** A session is open. */
  READY: ReadyEvent;
  /** `d` is an empty string, not an object. */
  RESUMED: '';

  /** Someone wrote to the bot. */
  C2C_MESSAGE_CREATE: WireC2CMessage;
  /** Someone mentioned the bot in a group. */
  GROUP_AT_MESSAGE_CREATE: WireGroupMessage;
  /** Someone wrote in a group that lets the bot hear everything. */
  GROUP_MESSAGE_CREATE: WireGroupMessage;
  /** A user put the bot on their list. */
  FRIEND_ADD: FriendAddEvent;
  /** A user took the bot off their list. */
  FRIEND_DEL: FriendEvent;
  /** A user wants no more active messages. */
  C2C_MSG_REJECT: C2CSwitchEvent;
  /** A user allows active messages again. */
  C2C_MSG_RECEIVE: C2CSwitchEvent;
  /** The bot came to a group. */
  GROUP_ADD_ROBOT: GroupRobotEvent;
  /** The bot was taken out of a group. */
  GROUP_DEL_ROBOT: GroupRobotEvent;
  /** A group wants no more active messages. */
  GROUP_MSG_REJECT: GroupRobotEvent;
  /** A group allows active messages again. */
  GROUP_MSG_RECEIVE: GroupRobotEvent;
  /** Someone came to a group. */
  GROUP_MEMBER_ADD: GroupMemberEvent;
  /** Someone left a group, or was removed. */
  GROUP_MEMBER_REMOVE: GroupMemberEvent;
  /** Someone asks to be let into a group the bot administrates. */
  GROUP_JOIN_REQUEST: GroupJoinRequestEvent;
  /** Someone allowed or refused subscribed messages. */
  SUBSCRIBE_MESSAGE_STATUS: SubscribeMessageStatusEvent;
  /** Someone opened the chat with the bot. */
  ENTER_AIO: EnterAioEvent;

  /** Someone pressed a button, or used a dialog of the platform. */
  INTERACTION_CREATE: InteractionEvent;

  /** Someone mentioned the bot in a channel. */
  AT_MESSAGE_CREATE: WireGuildMessage;
  /** Someone wrote in a channel; private-domain bots. */
  MESSAGE_CREATE: WireGuildMessage;
  /** Someone wrote to the bot from a guild. */
  DIRECT_MESSAGE_CREATE: WireGuildMessage;
  /** A message of a channel was recalled; bots that hear mentions only. */
  PUBLIC_MESSAGE_DELETE: MessageDeleteEvent;
  /** A message of a channel was recalled; private-domain bots. */
  MESSAGE_DELETE: MessageDeleteEvent;
  /** A message of a private session was recalled. */
  DIRECT_MESSAGE_DELETE: MessageDeleteEvent;

  /** The bot came to a guild. */
  GUILD_CREATE: GuildEvent;
  /** A guild has new facts. */
  GUILD_UPDATE: GuildEvent;
  /** The bot left a guild, or the guild ended. */
  GUILD_DELETE: GuildEvent;
  CHANNEL_CREATE: ChannelEvent;
  CHANNEL_UPDATE: ChannelEvent;
  CHANNEL_DELETE: ChannelEvent;
  GUILD_MEMBER_ADD: GuildMemberEvent;
  GUILD_MEMBER_UPDATE: GuildMemberEvent;
  GUILD_MEMBER_REMOVE: GuildMemberEvent;

  MESSAGE_REACTION_ADD: ReactionEvent;
  MESSAGE_REACTION_REMOVE: ReactionEvent;
  /** A message of the bot that was held back is there now. */
  MESSAGE_AUDIT_PASS: MessageAuditEvent;
  /** A message of the bot that was held back will not appear. */
  MESSAGE_AUDIT_REJECT: MessageAuditEvent;

  /** The bot's sound begins. */
  AUDIO_START: AudioEvent;
  /** The bot's sound is over. */
  AUDIO_FINISH: AudioEvent;
  /** The bot took the microphone. */
  AUDIO_ON_MIC: AudioEvent;
  /** The bot left the microphone. */
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
  /** What became of something the bot published. */
  FORUM_PUBLISH_AUDIT_RESULT: ForumAuditEvent;
  OPEN_FORUM_THREAD_CREATE: OpenForumEvent;
  OPEN_FORUM_THREAD_UPDATE: OpenForumEvent;
  OPEN_FORUM_THREAD_DELETE: OpenForumEvent;
  OPEN_FORUM_POST_CREATE: OpenForumEvent;
  OPEN_FORUM_POST_DELETE: OpenForumEvent;
  OPEN_FORUM_REPLY_CREATE: OpenForumEvent;
  OPEN_FORUM_REPLY_DELETE: OpenForumEvent;
}

/** The platform's name of an event; see {@link EventMap}. */
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
