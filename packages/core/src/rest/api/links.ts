import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Links by which people come to the bot. */
export class LinksApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Makes a link that adds the bot as a friend. Rate: 50 per second.
   *
   * @param callbackData - Comes back as `scene_param` of FRIEND_ADD; at most 32 characters, no `:`.
   * @returns The link.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_generate_url_link.post.html}
   */
  async create(callbackData?: string, options?: RequestOptions): Promise<string> {
    const { data } = await this.rest.request<{ data: { url: string } }>(
      'POST',
      route`/v2/generate_url_link`,
      { callback_data: callbackData },
      { rate: perSecond(50), idempotent: true, ...options },
    );
    return data.url;
  }
}
