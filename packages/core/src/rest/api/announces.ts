import type { WireAnnounce, WireCreateAnnounceBody } from '../../protocol/channel-content.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** What is announced to all of a guild. The bot has to be an admin. Rates: not documented. */
export class AnnouncesApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Announces a message, or recommends channels; each replaces what was announced before.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/post_guild_announces.html}
   */
  create(guildId: string, body: WireCreateAnnounceBody, options?: RequestOptions): Promise<WireAnnounce> {
    return this.rest.request('POST', route`/guilds/${guildId}/announces`, body, options);
  }

  /**
   * Ends an announcement.
   *
   * @param messageId - `all` for whatever is announced; recommended channels take no other.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/delete_guild_announces.html}
   */
  delete(guildId: string, messageId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/guilds/${guildId}/announces/${messageId}`, undefined, options);
  }

  /**
   * Announces a message in its channel.
   *
   * @deprecated Given up by the platform; pin the message instead.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/post_channel_announces.html}
   */
  createInChannel(channelId: string, messageId: string, options?: RequestOptions): Promise<WireAnnounce> {
    return this.rest.request('POST', route`/channels/${channelId}/announces`, { message_id: messageId }, options);
  }

  /**
   * Ends an announcement in a channel.
   *
   * @param messageId - `all` for whichever it is.
   * @deprecated Given up by the platform; use pins.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/delete_channel_announces.html}
   */
  deleteInChannel(channelId: string, messageId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}/announces/${messageId}`, undefined, options);
  }
}
