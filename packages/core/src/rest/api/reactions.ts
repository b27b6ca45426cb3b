import type { WireEmoji, WireReactionUsers } from '../../protocol/guild-member.js';
import type { WireUser } from '../../protocol/message.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { type Route, route } from '../route.js';
import { everyPage } from './every-page.js';

const MOST = 50;

/**
 * Emoji under messages of channels. Rates: not documented.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/emoji.html}
 */
export class ReactionsApi {
  constructor(private readonly rest: RestClient) {}

  /** The bot reacts to a message. */
  add(channelId: string, messageId: string, emoji: WireEmoji, options?: RequestOptions): Promise<void> {
    return this.rest.execute('PUT', reaction(channelId, messageId, emoji), undefined, options);
  }

  /** The bot takes its reaction back. */
  remove(channelId: string, messageId: string, emoji: WireEmoji, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', reaction(channelId, messageId, emoji), undefined, options);
  }

  /**
   * A page of those who reacted with an emoji.
   *
   * @param query - `cookie`: that of the page before. `limit`: with the first page only; 20 by default, at most 50.
   */
  listUsers(
    channelId: string,
    messageId: string,
    emoji: WireEmoji,
    query?: { cookie?: string; limit?: number },
    options?: RequestOptions,
  ): Promise<WireReactionUsers> {
    return this.rest.request('GET', reaction(channelId, messageId, emoji), undefined, { query, ...options });
  }

  /** All who reacted with an emoji, each once. */
  allUsers(
    channelId: string,
    messageId: string,
    emoji: WireEmoji,
    options?: RequestOptions,
  ): AsyncGenerator<WireUser, void, undefined> {
    return everyPage(
      async (cookie) => {
        const query = cookie === undefined ? { limit: MOST } : { cookie };
        const page = await this.listUsers(channelId, messageId, emoji, query, options);
        return { items: page.users, next: page.is_end ? undefined : page.cookie };
      },
      ({ id }) => id,
    );
  }
}

function reaction(channelId: string, messageId: string, { type, id }: WireEmoji): Route {
  return route`/channels/${channelId}/messages/${messageId}/reactions/${type}/${id}`;
}
