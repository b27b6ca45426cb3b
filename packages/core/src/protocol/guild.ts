/**
 * A guild: a community made of channels. Its ids exceed 2^53, so they stay text.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id.get.html}
 */
export interface WireGuild {
  id: string;
  name: string;
  /** Address of the picture. */
  icon?: string;
  /** Guild-side id. */
  owner_id: string;
  /** Whether the bot owns it. */
  owner?: boolean;
  /** How many are in it now. */
  member_count?: number;
  /** How many it takes. */
  max_members?: number;
  description?: string;
  /** RFC 3339. */
  joined_at?: string;
}

/**
 * What the owner allows the bot to say of its own accord.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/setting/message_setting.html}
 */
export interface WireMessageSetting {
  /** A boolean in the documentation's sample, text in its table. */
  disable_create_dm: boolean | string;
  /** As above. */
  disable_push_msg: boolean | string;
  /** Channels that take active messages. */
  channel_ids: string[] | null;
  /** Active messages a channel takes a day. */
  channel_push_max_num: number;
}

/** Whether a guild granted an interface. */
export interface WireApiPermission {
  /** Such as `/guilds/{guild_id}/members/{user_id}`. */
  path: string;
  /** HTTP method of the interface. */
  method: string;
  /** What it does, in the platform's words. */
  desc: string;
  /** 1 = granted. */
  auth_status: number;
}

/** Names an interface. */
export type WireApiIdentity = Pick<WireApiPermission, 'path' | 'method'>;

/** Asks for an interface, in a channel. */
export interface WireApiDemandBody {
  /** Where members are asked. */
  channel_id: string;
  /** The interface that is asked for. */
  api_identify: WireApiIdentity;
  /** What the bot would do with it. */
  desc: string;
}

/** What was asked for, as the channel shows it. */
export interface WireApiDemand extends WireApiDemandBody {
  guild_id: string;
  /** Headline of the card that asks. */
  title: string;
}

/** A private session between the bot and a member of a guild. */
export interface WireDirectSession {
  /** What `/dms/{guild_id}` takes. */
  guild_id: string;
  channel_id: string;
  /** Unix seconds as text. */
  create_time: string;
}

/**
 * With whom a private session is opened.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/dms/post_dms.html}
 */
export interface WireCreateDirectSessionBody {
  /** Guild-side id. */
  recipient_id: string;
  /** The guild the two are in. */
  source_guild_id: string;
}
