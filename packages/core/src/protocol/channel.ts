/**
 * What a channel is for.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/manage/channel/model.html}
 */
export const ChannelType = {
  Text: 0,
  Voice: 2,
  Category: 4,
  Live: 10005,
  Application: 10006,
  Forum: 10007,
} as const;

/** One of the numbers above. */
export type ChannelType = (typeof ChannelType)[keyof typeof ChannelType];

/** What a member or a role may do in a channel, as bits; the wire takes their sum as decimal text. */
export const ChannelPermission = { View: 1, Manage: 2, Speak: 4 } as const;

/** A channel of a guild. */
export interface WireChannel {
  id: string;
  guild_id: string;
  name: string;
  /** See {@link ChannelType}. */
  type: number;
  /** Of text channels: 0 chat · 1 notice · 2 guide · 3 gaming. */
  sub_type?: number;
  /** From 1; the platform numbers them anew. */
  position?: number;
  /** The category it is in; `'0'` = none. */
  parent_id?: string;
  /** Who made it, by guild-side id. */
  owner_id?: string;
  /** Who sees it: 0 everyone · 1 admins · 2 admins and those listed. */
  private_type?: number;
  /** Who speaks: 0 invalid · 1 everyone · 2 admins and those listed. */
  speak_permission?: number;
  /** Of application channels: which application. */
  application_id?: string;
  /** What the bot may do here; see {@link ChannelPermission}. */
  permissions?: string;
}

/** What of a channel can be changed; send what changes. */
export interface WireEditChannelBody {
  name?: string;
  /** From 1; categories from 2. */
  position?: number;
  /** The category to put it in. */
  parent_id?: string;
  /** Who sees it: 0 everyone · 1 admins · 2 admins and those listed. */
  private_type?: 0 | 1 | 2;
  /** Who speaks: 1 everyone · 2 admins and those listed. */
  speak_permission?: 1 | 2;
}

/**
 * A channel to be made.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id_channels.post.html}
 */
export interface WireCreateChannelBody extends WireEditChannelBody {
  name: string;
  type: ChannelType;
  /** Of text channels: 0 chat · 1 notice · 2 guide · 3 gaming. */
  sub_type?: 0 | 1 | 2 | 3;
  /** Those listed, for `private_type` 2. */
  private_user_ids?: string[];
  /** Of application channels. */
  application_id?: string;
}

/** What someone may do in a channel: a member, or everyone of a role. */
export interface WireChannelPermissions {
  channel_id: string;
  /** Of a member; `role_id` is absent then. */
  user_id?: string;
  /** Of a role; `user_id` is absent then. */
  role_id?: string;
  /** See {@link ChannelPermission}. */
  permissions: string;
}

/** Sums of {@link ChannelPermission} as decimal text. What is in both is removed; `Manage` cannot be set. */
export interface WireEditPermissionsBody {
  /** What they may do from now on. */
  add?: string;
  /** What they may do no more. */
  remove?: string;
}

/**
 * What a voice channel is to play.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/audio_control.html}
 */
export interface WireAudioControl {
  /** 0 start · 1 pause · 2 resume · 3 stop. */
  status: 0 | 1 | 2 | 3;
  /** When it starts. */
  audio_url?: string;
  /** When it starts: what is shown. */
  text?: string;
}
