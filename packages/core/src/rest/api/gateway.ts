import type { GatewayBotInfo } from '../../protocol/payload.js';
import type { RestClient } from '../rest-client.js';

/** Where to connect. */
export class GatewayApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The gateway address, the recommended shard count, and how many sessions may still be started.
   *
   * Rate: 2 per minute, bursts of 10.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/shard.html}
   */
  getBot(): Promise<GatewayBotInfo> {
    return this.rest.request('GET', '/gateway/bot');
  }
}
