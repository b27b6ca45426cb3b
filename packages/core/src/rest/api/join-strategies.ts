import type {
  WireCreateStrategyBody,
  WireEditStrategyBody,
  WireStrategy,
  WireStrategyList,
  WireStrategyState,
  WireWhitelistChange,
  WireWhitelistState,
} from '../../protocol/join-request.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage, type PageQuery } from './every-page.js';

const MOST = 100;

/** Strategies that let people on a white list into groups by themselves, where the bot is an admin. At most 20 for a bot. */
export class JoinStrategiesApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of strategies, at most 100, newest first. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.get.html}
   */
  list(query?: PageQuery, options?: RequestOptions): Promise<WireStrategyList> {
    const path = route`/v2/groups/join_approval_strategy`;
    return this.rest.request('GET', path, undefined, { query: { ...query }, rate: perMinute(60), ...options });
  }

  /** All strategies, newest first. Rate: that of `list`, for each page of 100. */
  all(options?: RequestOptions): AsyncGenerator<WireStrategy, void, undefined> {
    return everyPage(
      async (cursor) => {
        const { strategies, next_cursor } = await this.list({ cursor, limit: MOST }, options);
        return { items: strategies, next: next_cursor };
      },
      ({ strategy_id }) => strategy_id,
    );
  }

  /**
   * Makes a strategy. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.post.html}
   */
  create(
    body: WireCreateStrategyBody,
    options?: RequestOptions,
  ): Promise<WireStrategyState & Pick<WireStrategy, 'strategy_id'>> {
    const path = route`/v2/groups/join_approval_strategy`;
    return this.rest.request('POST', path, body, { rate: perMinute(60), ...options });
  }

  /**
   * Switches a strategy on or off, or changes its end or its groups. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy_strategy_id.patch.html}
   */
  edit(strategyId: string, body: WireEditStrategyBody, options?: RequestOptions): Promise<WireStrategyState> {
    const path = route`/v2/groups/join_approval_strategy/${strategyId}`;
    return this.rest.request('PATCH', path, body, { rate: perMinute(60), ...options });
  }

  /**
   * Takes a strategy away. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy_strategy_id.delete.html}
   */
  delete(strategyId: string, options?: RequestOptions): Promise<void> {
    const path = route`/v2/groups/join_approval_strategy/${strategyId}`;
    return this.rest.execute('DELETE', path, undefined, { rate: perMinute(60), ...options });
  }

  /**
   * Applies a strategy to the requests that are open now; the platform takes some ten minutes. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy_strategy_id_execute.post.html}
   */
  execute(strategyId: string, options?: RequestOptions): Promise<void> {
    const path = route`/v2/groups/join_approval_strategy/${strategyId}/execute`;
    return this.rest.execute('POST', path, undefined, { rate: perMinute(60), idempotent: true, ...options });
  }

  /**
   * Changes whom a strategy lets in. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy_strategy_id_whitelist_users.post.html}
   */
  editWhitelist(
    strategyId: string,
    change: WireWhitelistChange,
    options?: RequestOptions,
  ): Promise<WireWhitelistState> {
    const path = route`/v2/groups/join_approval_strategy/${strategyId}/whitelist_users`;
    return this.rest.request('POST', path, change, { rate: perMinute(60), idempotent: true, ...options });
  }
}
