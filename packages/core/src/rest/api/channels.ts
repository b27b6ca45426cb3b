import type { WireChannel, WireCreateChannelBody, WireEditChannelBody } from '../../protocol/channel.js';
import type { WireGuildMessage, WireMember } from '../../protocol/message.js';
import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Channels of guilds. */
export class ChannelsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The channels of a guild. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id_channels.get.html}
   */
  list(guildId: string, options?: RequestOptions): Promise<WireChannel[]> {
    return this.rest.request('GET', route`/guilds/${guildId}/channels`, undefined, { rate: perSecond(50), ...options });
  }

  /**
   * A channel. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/channels_channel_id.get.html}
   */
  get(channelId: string, options?: RequestOptions): Promise<WireChannel> {
    return this.rest.request('GET', route`/channels/${channelId}`, undefined, { rate: perSecond(50), ...options });
  }

  /**
   * Makes a channel. Private-domain bots that are admins. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id_channels.post.html}
   */
  create(guildId: string, body: WireCreateChannelBody, options?: RequestOptions): Promise<WireChannel> {
    return this.rest.request('POST', route`/guilds/${guildId}/channels`, body, { rate: perSecond(50), ...options });
  }

  /**
   * Changes a channel. Private-domain bots that are admins. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/channels_channel_id.patch.html}
   */
  edit(channelId: string, body: WireEditChannelBody, options?: RequestOptions): Promise<WireChannel> {
    return this.rest.request('PATCH', route`/channels/${channelId}`, body, { rate: perSecond(50), ...options });
  }

  /**
   * Deletes a channel for good. Private-domain bots that are admins. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/channels_channel_id.delete.html}
   */
  delete(channelId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}`, undefined, { rate: perSecond(50), ...options });
  }

  /**
   * How many are in a voice or live channel now. Rate: not documented.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/get_online_nums.html}
   */
  async countOnline(channelId: string, options?: RequestOptions): Promise<number> {
    const path = route`/channels/${channelId}/online_nums`;
    const { online_nums } = await this.rest.request<{ online_nums: number }>('GET', path, undefined, options);
    return online_nums;
  }

  /**
   * Who is in a voice channel now. Rate: not documented.
   *
   * @see {@link https://github.com/tencent-connect/botgo/blob/master/openapi/v1/channels.go}
   */
  listVoiceMembers(channelId: string, options?: RequestOptions): Promise<WireMember[]> {
    return this.rest.request('GET', route`/channels/${channelId}/voice/members`, undefined, options);
  }

  /**
   * Posts a message that leads the owner to the setting for active messages. Rate: not documented; 304052 when exceeded.
   *
   * @param content - Whom to mention, such as `<@id>`.
   * @see {@link https://github.com/tencent-connect/botgo/blob/master/openapi/v1/message.go}
   */
  sendSettingGuide(channelId: string, content: string, options?: RequestOptions): Promise<WireGuildMessage> {
    return this.rest.request('POST', route`/channels/${channelId}/settingguide`, { content }, options);
  }
}
