import type { GatewayBotInfo } from '../../protocol/payload.js';
import { Rate } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** 2 per minute in the long run, 10 at once: ten in five minutes is within both. */
const TWO_PER_MINUTE = new Rate(10, 5 * 60_000);

/** Where to connect. */
export class GatewayApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The gateway address. Rate: 2 per minute, bursts of 10.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/gateway.get.html}
   */
  get(options?: RequestOptions): Promise<Pick<GatewayBotInfo, 'url'>> {
    return this.rest.request('GET', route`/gateway`, undefined, { rate: TWO_PER_MINUTE, ...options });
  }

  /**
   * The gateway address, the recommended shard count, and how many sessions may still be started.
   *
   * Rate: not documented; whoever reconnects asks no more often than `get` allows.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/wss/shard_url_get.html}
   */
  getBot(options?: RequestOptions): Promise<GatewayBotInfo> {
    return this.rest.request('GET', route`/gateway/bot`, undefined, options);
  }
}
