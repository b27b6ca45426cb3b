import type { WireUser } from '../../protocol/message.js';
import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** The bot's own account. */
export class UsersApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The bot itself. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/users_me.get.html}
   */
  me(options?: RequestOptions): Promise<WireUser> {
    return this.rest.request('GET', route`/users/@me`, undefined, { rate: perSecond(50), ...options });
  }
}
