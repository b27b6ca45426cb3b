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
  parent_id?: string;
  owner_id?: string;
  /** Who sees it: 0 everyone · 1 admins · 2 admins and those listed. */
  private_type?: number;
  /** Who speaks: 0 invalid · 1 everyone · 2 admins and those listed. */
  speak_permission?: number;
  application_id?: string;
  /** What the bot may do here; see {@link ChannelPermission}. */
  permissions?: string;
}

/** What of a channel can be changed; send what changes. */
export interface WireEditChannelBody {
  name?: string;
  /** From 1; categories from 2. */
  position?: number;
  parent_id?: string;
  private_type?: 0 | 1 | 2;
  speak_permission?: 1 | 2;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id_channels.post.html} */
export interface WireCreateChannelBody extends WireEditChannelBody {
  name: string;
  type: ChannelType;
  sub_type?: 0 | 1 | 2 | 3;
  private_user_ids?: string[];
  /** Of application channels. */
  application_id?: string;
}

/** What someone may do in a channel: a member, or everyone of a role. */
export interface WireChannelPermissions {
  channel_id: string;
  user_id?: string;
  role_id?: string;
  /** See {@link ChannelPermission}. */
  permissions: string;
}

/** Sums of {@link ChannelPermission} as decimal text. What is in both is removed; `Manage` cannot be set. */
export interface WireEditPermissionsBody {
  add?: string;
  remove?: string;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/audio_control.html} */
export interface WireAudioControl {
  /** 0 start · 1 pause · 2 resume · 3 stop. */
  status: 0 | 1 | 2 | 3;
  /** When it starts. */
  audio_url?: string;
  /** When it starts: what is shown. */
  text?: string;
}
