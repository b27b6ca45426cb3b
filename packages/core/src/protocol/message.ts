import type { WireArk, WireEmbed } from './card.js';
import type { WireKeyboard } from './keyboard.js';

/** A file that came with a message. URLs expire: download at once. Guild URLs lack a scheme. */
export interface WireAttachment {
  url: string;
  filename?: string | null;
  /** Bytes. */
  size?: number | null;
  /** `image/jpeg`, `image/png`, `image/gif`, `video/mp4`; `voice` and `file` are not MIME types. */
  content_type?: string | null;
  width?: number | null;
  height?: number | null;
  voice_wav_url?: string | null;
  asr_refer_text?: string | null;
  id?: string;
}

/** Someone named in a message. `is_you` marks the bot, `scope: 'all'` everyone. */
export interface WireMention {
  id?: string;
  username?: string;
  bot?: boolean;
  member_openid?: string;
  scope?: 'single' | 'all' | (string & {});
  is_you?: boolean;
}

/** Where a message was typed. `ext` holds `key=value` strings; split on the first `=` only. */
export interface WireMessageScene {
  source?: string;
  ext?: string[] | null;
  callback_data?: string;
}

/** A shared card. */
export interface WireArkData {
  ark_type?: string;
  ark_name?: string;
  prompt?: string;
  fields?: Record<string, unknown>;
}

/** A quoted or forwarded message inside another. */
export interface WireMessageElement {
  msg_idx?: string;
  author?: Partial<WireC2CAuthor & WireGroupAuthor>;
  /** See {@link WireC2CMessage.message_type}. */
  message_type?: number;
  content?: string | null;
  attachments?: WireAttachment[] | null;
  ark_data?: WireArkData | null;
  msg_elements?: WireMessageElement[] | null;
}

export interface WireC2CAuthor {
  id: string;
  user_openid: string;
  union_openid?: string;
  union_user_account?: string;
  /** Often empty. */
  username?: string;
  bot?: boolean;
}

export interface WireGroupAuthor {
  id: string;
  member_openid: string;
  member_role?: 'owner' | 'admin' | 'member' | (string & {});
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
  author: WireC2CAuthor;
}

/** `d` of GROUP_AT_MESSAGE_CREATE and GROUP_MESSAGE_CREATE. */
export interface WireGroupMessage extends WireChatMessage {
  /** A legacy copy of `group_openid`. */
  group_id?: string;
  group_openid: string;
  author: WireGroupAuthor;
}

export interface WireUser {
  id: string;
  username?: string;
  avatar?: string;
  bot?: boolean;
  union_openid?: string;
  union_user_account?: string;
  /** Of the bot itself. */
  share_url?: string;
  /** Of the bot itself. */
  welcome_msg?: string;
}

export interface WireMember {
  user?: WireUser;
  nick?: string;
  roles?: string[];
  joined_at?: string;
}

/** `d` of AT_MESSAGE_CREATE, MESSAGE_CREATE and DIRECT_MESSAGE_CREATE; the answer to a guild send. */
export interface WireGuildMessage {
  id: string;
  channel_id: string;
  /** In a DM: the guild of the private session, used with `/dms/{guild_id}`. */
  guild_id: string;
  /** In a DM: the guild the two met in. */
  src_guild_id?: string;
  direct_message?: boolean;
  /** Keeps `<@!botid>`; `&`, `<` and `>` are escaped. */
  content?: string | null;
  timestamp: string;
  edited_timestamp?: string;
  author: WireUser;
  member?: WireMember | null;
  mentions?: WireMention[] | null;
  mention_everyone?: boolean;
  attachments?: WireAttachment[] | null;
  embeds?: unknown[] | null;
  ark?: unknown;
  message_reference?: { message_id: string; ignore_get_message_error?: boolean } | null;
  seq?: number;
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
  content?: string;
  markdown?: WireMarkdown;
  keyboard?: WireKeyboard;
  ark?: WireArk;
  media?: { file_info: string };
  input_notify?: { input_type: 1; input_second: number };
  message_reference?: { message_id: string };
  msg_id?: string;
  event_id?: string;
  /** Tells replies to one id apart; 1 when omitted. */
  msg_seq?: number;
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
  feature_id?: number;
}

/** Body of `POST /channels/{id}/messages` and `POST /dms/{guild_id}/messages`: the field that is filled decides. */
export interface WireGuildMessageBody {
  content?: string;
  embed?: WireEmbed;
  ark?: WireArk;
  /** An address; the platform copies it. */
  image?: string;
  markdown?: WireMarkdown;
  keyboard?: WireKeyboard;
  message_reference?: { message_id: string; ignore_get_message_error?: boolean };
  msg_id?: string;
  event_id?: string;
}

/** What the platform answers to a c2c or group send. */
export interface WireSentChatMessage {
  id: string;
  /** RFC 3339 today; an integer in older servers. */
  timestamp: string | number;
  ext_info?: { ref_idx?: string };
}
