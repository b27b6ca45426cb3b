import type { WirePins } from '../../protocol/channel-content.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Messages pinned in a channel, at most 20. Rates: not documented. */
export class PinsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * What is pinned.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/pins/get_pins_message.html}
   */
  list(channelId: string, options?: RequestOptions): Promise<WirePins> {
    return this.rest.request('GET', route`/channels/${channelId}/pins`, undefined, options);
  }

  /**
   * Pins a message. The answer names all that are pinned now.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/pins/put_pins_message.html}
   */
  add(channelId: string, messageId: string, options?: RequestOptions): Promise<WirePins> {
    return this.rest.request('PUT', route`/channels/${channelId}/pins/${messageId}`, undefined, options);
  }

  /**
   * Takes a pin out.
   *
   * @param messageId - `all` for all of them.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/pins/delete_pins_message.html}
   */
  remove(channelId: string, messageId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}/pins/${messageId}`, undefined, options);
  }
}
