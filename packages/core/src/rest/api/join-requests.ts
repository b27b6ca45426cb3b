import type { WireJoinDecision, WireJoinRequest, WireJoinRequestList } from '../../protocol/join-request.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage, type PageQuery } from './every-page.js';

/** Why somebody is not let in, and whether they may ask again. */
export type JoinRefusal = Omit<WireJoinDecision, 'op' | 'join_request_id'>;

const MOST = 50;

/** Requests to be let into QQ groups. The bot has to be an admin of the group. */
export class JoinRequestsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of open requests, at most 50. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_join_request_list.get.html}
   */
  list(groupOpenid: string, query?: PageQuery, options?: RequestOptions): Promise<WireJoinRequestList> {
    const path = route`/v2/groups/${groupOpenid}/join_request_list`;
    return this.rest.request('GET', path, undefined, { query: { ...query }, rate: perMinute(30), ...options });
  }

  /** All open requests, each once. Rate: that of `list`, for each page of 50. */
  all(groupOpenid: string, options?: RequestOptions): AsyncGenerator<WireJoinRequest, void, undefined> {
    return everyPage(
      async (cursor) => {
        const { list, next_cursor } = await this.list(groupOpenid, { cursor, limit: MOST }, options);
        return { items: list, next: next_cursor };
      },
      ({ join_request_id }) => join_request_id,
    );
  }

  /**
   * Lets somebody in. Rate: 60 per minute, together with `decline`.
   *
   * @param request - As it came with GROUP_JOIN_REQUEST or `list`.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_approval_join_request_member_openid.post.html}
   */
  approve(groupOpenid: string, request: JoinRequestRef, options?: RequestOptions): Promise<void> {
    return this.#decide(groupOpenid, request, { op: 'approve' }, options);
  }

  /**
   * Does not let somebody in. Rate: 60 per minute, together with `approve`.
   *
   * @param request - As it came with GROUP_JOIN_REQUEST or `list`.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_approval_join_request_member_openid.post.html}
   */
  decline(
    groupOpenid: string,
    request: JoinRequestRef,
    refusal?: JoinRefusal,
    options?: RequestOptions,
  ): Promise<void> {
    return this.#decide(groupOpenid, request, { op: 'decline', ...refusal }, options);
  }

  #decide(
    groupOpenid: string,
    { join_request_id, member_openid }: JoinRequestRef,
    decision: Omit<WireJoinDecision, 'join_request_id'>,
    options?: RequestOptions,
  ): Promise<void> {
    const path = route`/v2/groups/${groupOpenid}/approval_join_request/${member_openid}`;
    const body: WireJoinDecision = { join_request_id, ...decision };
    return this.rest.execute('POST', path, body, { rate: perMinute(60), ...options });
  }
}

/** What names a request. */
export type JoinRequestRef = Pick<WireJoinRequest, 'join_request_id' | 'member_openid'>;
