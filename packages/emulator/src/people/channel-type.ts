/**
 * What a channel is for.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/manage/channel/model.html}
 */
export const ChannelType = {
  Text: 0,
  Voice: 2,
  Category: 4,
  Live: 10_005,
  App: 10_006,
  Forum: 10_007,
} as const;

/** One of the numbers above. */
export type ChannelType = (typeof ChannelType)[keyof typeof ChannelType];

export const CHANNEL_TYPES: readonly ChannelType[] = Object.values(ChannelType);
