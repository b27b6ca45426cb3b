import type { WireMember, WireUser } from './message.js';

/** Roles every guild has. */
export const DefaultRole = { Everyone: '1', Admin: '2', Owner: '4', ChannelAdmin: '5' } as const;

/**
 * A role of a guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/role_model.html}
 */
export interface WireRole {
  id: string;
  name: string;
  /** ARGB as a decimal number. */
  color: number;
  /** Whether its members are listed apart: 0 no · 1 yes. */
  hoist: number;
  /** How many have it. */
  number?: number;
  /** How many may have it at most. */
  member_limit?: number;
}

/** What of a role can be set; at least one of them. */
export type WireRoleBody = Partial<Pick<WireRole, 'name' | 'color' | 'hoist'>>;

/**
 * The roles of a guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/get_guild_roles.html}
 */
export interface WireRoleList {
  guild_id: string;
  roles: WireRole[];
  /** A number as text. */
  role_num_limit: string;
}

/** A role that was made or changed. */
export interface WireRoleAnswer {
  guild_id?: string;
  role_id: string;
  role: WireRole;
}

/** Members of a role; `next` is what the next page starts at. */
export interface WireRoleMemberList {
  data: WireMember[] | null;
  /** Goes back as `start_index`. */
  next: string;
}

/**
 * How somebody is removed from a guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/delete_member.html}
 */
export interface WireRemoveGuildMemberBody {
  /** Whether they may not come back. */
  add_blacklist?: boolean;
  /** Recalls what they said in these days; -1 = all of it. */
  delete_history_msg_days?: 0 | 3 | 7 | 15 | 30 | -1;
}

/**
 * Until when, or for how long, someone may not speak, as decimal text; `'0'` lets them speak again.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/patch_guild_mute.html}
 */
export type WireMuteBody = { /** Unix seconds. */ mute_end_timestamp: string } | { mute_seconds: string };

/** Who was muted, of those that were named. */
export interface WireMuteAnswer {
  /** Guild-side ids. */
  user_ids: string[] | null;
}

/** An emoji: `type` 1 is a face of QQ, 2 a Unicode code point in decimal. */
export interface WireEmoji {
  /** The number of the face, or the code point in decimal. */
  id: string;
  /** 1 a face of QQ · 2 a Unicode code point. */
  type: number;
}

/** Who reacted with an emoji. */
export interface WireReactionUsers {
  users: WireUser[] | null;
  /** Asks for the next page. */
  cookie?: string;
  /** Whether these are the last. */
  is_end?: boolean;
}
