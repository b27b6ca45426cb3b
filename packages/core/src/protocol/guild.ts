/**
 * A guild: a community made of channels. Its ids exceed 2^53, so they stay text.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id.get.html}
 */
export interface WireGuild {
  id: string;
  name: string;
  icon?: string;
  owner_id: string;
  /** Whether the bot owns it. */
  owner?: boolean;
  member_count?: number;
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
  method: string;
  desc: string;
  /** 1 = granted. */
  auth_status: number;
}

/** Names an interface. */
export type WireApiIdentity = Pick<WireApiPermission, 'path' | 'method'>;

/** Asks for an interface, in a channel. */
export interface WireApiDemandBody {
  channel_id: string;
  api_identify: WireApiIdentity;
  /** What the bot would do with it. */
  desc: string;
}

/** What was asked for, as the channel shows it. */
export interface WireApiDemand extends WireApiDemandBody {
  guild_id: string;
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

export interface WireCreateDirectSessionBody {
  recipient_id: string;
  /** The guild the two are in. */
  source_guild_id: string;
}
