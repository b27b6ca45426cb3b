import type { WireArk, WireEmbed } from './card.js';
import type { WireKeyboard } from './keyboard.js';

/** A file that came with a message. URLs expire: download at once. Guild URLs lack a scheme. */
export interface WireAttachment {
  /** Expires; in guilds without a scheme. */
  url: string;
  filename?: string | null;
  /** Bytes. */
  size?: number | null;
  /** `image/jpeg`, `image/png`, `image/gif`, `video/mp4`; `voice` and `file` are not MIME types. */
  content_type?: string | null;
  /** Pixels, of images, as is `height`. */
  width?: number | null;
  height?: number | null;
  /** A voice message as wav. */
  voice_wav_url?: string | null;
  /** What was said in a voice message, as the platform heard it. */
  asr_refer_text?: string | null;
  id?: string;
}

/** Someone named in a message. `is_you` marks the bot, `scope: 'all'` everyone. */
export interface WireMention {
  /** Guild-side id in guilds, a `member_openid` in groups. */
  id?: string;
  username?: string;
  bot?: boolean;
  /** In groups. */
  member_openid?: string;
  scope?: 'single' | 'all' | (string & {});
  /** Whether it is the bot. */
  is_you?: boolean;
}

/** Where a message was typed. `ext` holds `key=value` strings; split on the first `=` only. */
export interface WireMessageScene {
  /** `default`; also seen: `realtime_voice`, `ai_search`. */
  source?: string;
  /**
   * `msg_idx` and `ref_msg_idx` name this message and the quoted one; `<switch_id>=1` says that a switch of the menu is
   * on.
   */
  ext?: string[] | null;
  /** What the link carried the person came by. */
  callback_data?: string;
}

/** A shared card. */
export interface WireArkData {
  /** Such as `miniapp`. */
  ark_type?: string;
  /** The kind in the platform's words, such as 小程序. */
  ark_name?: string;
  /** One line that says what it is. */
  prompt?: string;
  /** Such as `title` and `source`; which there are depends on the kind. */
  fields?: Record<string, unknown>;
}

/** A quoted or forwarded message inside another. */
export interface WireMessageElement {
  /** What quotes name it by. */
  msg_idx?: string;
  /** Who wrote it, where that is told. */
  author?: Partial<WireC2CAuthor & WireGroupAuthor>;
  /** See {@link WireC2CMessage.message_type}. */
  message_type?: number;
  content?: string | null;
  attachments?: WireAttachment[] | null;
  ark_data?: WireArkData | null;
  /** What it quotes or holds in turn. */
  msg_elements?: WireMessageElement[] | null;
}

/** Who wrote in a one-to-one chat. */
export interface WireC2CAuthor {
  /** The same as `user_openid`. */
  id: string;
  /** The user, as this bot knows them; another bot knows another id. */
  user_openid: string;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
  /** The same person on the account the bots are bound to; often empty. */
  union_user_account?: string;
  /** Often empty. */
  username?: string;
  bot?: boolean;
}

/** Who wrote in a group. */
export interface WireGroupAuthor {
  /** The same as `member_openid`. */
  id: string;
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  member_role?: 'owner' | 'admin' | 'member' | (string & {});
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
  username?: string;
  bot?: boolean;
}

interface WireChatMessage {
  /** Goes back as `msg_id`. Starts `ROBOT1.0_`; encode it in paths. */
  id: string;
  /** Keys below may be absent, `null` or empty. */
  content?: string | null;
  /** 0 text · 3 card · 101 parallel · 102 chat record · 103 quote. */
  message_type?: number;
  message_scene?: WireMessageScene | null;
  attachments?: WireAttachment[] | null;
  mentions?: WireMention[] | null;
  ark_data?: WireArkData | null;
  msg_elements?: WireMessageElement[] | null;
  /** RFC 3339. */
  timestamp: string;
}

/** `d` of C2C_MESSAGE_CREATE. */
export interface WireC2CMessage extends WireChatMessage {
  /** Who wrote it. */
  author: WireC2CAuthor;
}

/** `d` of GROUP_AT_MESSAGE_CREATE and GROUP_MESSAGE_CREATE. */
export interface WireGroupMessage extends WireChatMessage {
  /** A legacy copy of `group_openid`. */
  group_id?: string;
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid: string;
  /** Who wrote it. */
  author: WireGroupAuthor;
}

/**
 * An account as guilds know it; also the bot's own.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/users_me.get.html}
 */
export interface WireUser {
  /** Guild-side id: not an openid. */
  id: string;
  username?: string;
  /** Address of the picture. */
  avatar?: string;
  bot?: boolean;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
  /** The same person on the account the bots are bound to; often empty. */
  union_user_account?: string;
  /** Of the bot itself. */
  share_url?: string;
  /** Of the bot itself. */
  welcome_msg?: string;
}

/**
 * Somebody in a guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/get_member.html}
 */
export interface WireMember {
  /** Absent inside messages, where `author` says it. */
  user?: WireUser;
  /** Their name in this guild. */
  nick?: string;
  /** Role ids: see {@link DefaultRole}. */
  roles?: string[];
  /** RFC 3339. */
  joined_at?: string;
}

/** `d` of AT_MESSAGE_CREATE, MESSAGE_CREATE and DIRECT_MESSAGE_CREATE; the answer to a guild send. */
export interface WireGuildMessage {
  /** Goes back as `msg_id`. */
  id: string;
  /** Where it was said. */
  channel_id: string;
  /** In a DM: the guild of the private session, used with `/dms/{guild_id}`. */
  guild_id: string;
  /** In a DM: the guild the two met in. */
  src_guild_id?: string;
  /** Whether it is of a private session. */
  direct_message?: boolean;
  /** Keeps `<@!botid>`; `&`, `<` and `>` are escaped. */
  content?: string | null;
  /** RFC 3339. */
  timestamp: string;
  /** RFC 3339. */
  edited_timestamp?: string;
  /** Who wrote it; roles and nickname are in `member`. */
  author: WireUser;
  /** The author in this guild. */
  member?: WireMember | null;
  mentions?: WireMention[] | null;
  /** Whether it mentions everyone. */
  mention_everyone?: boolean;
  attachments?: WireAttachment[] | null;
  /** Cards of {@link WireEmbed}, as clients sent them. */
  embeds?: unknown[] | null;
  /** A card of {@link WireArk}, as it was sent. */
  ark?: unknown;
  /** The message it quotes. */
  message_reference?: { message_id: string; ignore_get_message_error?: boolean } | null;
  /** Counts the messages of the channel; use `seq_in_channel`. */
  seq?: number;
  /** A number as text: its place among the messages of the channel. */
  seq_in_channel?: string;
}

/** Free-form text, or a template with its values; never both. */
export type WireMarkdown =
  | { content: string; force_verify_image_resource?: boolean }
  | { custom_template_id: string; params?: { key: string; values: string[] }[] };

/**
 * Body of `POST /v2/users/{openid}/messages` and `POST /v2/groups/{openid}/messages`.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
export interface WireChatMessageBody {
  /** 0 text · 2 markdown · 3 ark · 6 input notify · 7 media. */
  msg_type: 0 | 2 | 3 | 6 | 7;
  /** Text. */
  content?: string;
  /** With `msg_type` 2. */
  markdown?: WireMarkdown;
  /** Buttons under the message. */
  keyboard?: WireKeyboard;
  /** With `msg_type` 3. */
  ark?: WireArk;
  /** With `msg_type` 7: what an upload gave. */
  media?: { file_info: string };
  /** With `msg_type` 6: shows that the bot is typing, for these seconds. */
  input_notify?: { input_type: 1; input_second: number };
  /** What it quotes: a `REFIDX_…` index (`msg_idx`, `ref_idx`), not the id of the message. */
  message_reference?: { message_id: string };
  /** Answers this message; without it, and without `event_id`, the message is an active one. */
  msg_id?: string;
  /** Answers this event, by its outer id. */
  event_id?: string;
  /** Tells replies to one id apart; 1 when omitted. */
  msg_seq?: number;
  /**
   * Calls somebody back who has not talked to the bot for a while, in one-to-one chats; instead of `msg_id` and
   * `event_id`.
   */
  is_wakeup?: boolean;
  /** Suggestions above the input box, in one-to-one chats. */
  prompt_keyboard?: { keyboard: WireKeyboard };
  /** Buttons under the message, in one-to-one chats; `callback_data` takes 128 characters. */
  action_button?: {
    callback_data?: string;
    feedback?: boolean;
    tts?: boolean;
    re_generate?: boolean;
    stop_generate?: boolean;
  };
  /** From SUBSCRIBE_MESSAGE_STATUS. */
  subscribe_id?: string;
  /** For special features of one-to-one chats; what it takes is not documented. */
  feature_id?: number;
}

/** Body of `POST /channels/{id}/messages` and `POST /dms/{guild_id}/messages`: the field that is filled decides. */
export interface WireGuildMessageBody {
  /** Text, in which `<@!id>` mentions and `&`, `<`, `>` are escaped. */
  content?: string;
  embed?: WireEmbed;
  ark?: WireArk;
  /** An address; the platform copies it. */
  image?: string;
  markdown?: WireMarkdown;
  keyboard?: WireKeyboard;
  /** What it quotes, by its id. */
  message_reference?: { message_id: string; ignore_get_message_error?: boolean };
  /** Answers this message; without it, and without `event_id`, the message is an active one. */
  msg_id?: string;
  /** Answers this event, by its outer id. */
  event_id?: string;
}

/** What the platform answers to a c2c or group send. */
export interface WireSentChatMessage {
  /** What recalling it takes. */
  id: string;
  /** RFC 3339 today; an integer in older servers. */
  timestamp: string | number;
  /** `ref_idx` is what quotes of this message name it by. */
  ext_info?: { ref_idx?: string };
}
