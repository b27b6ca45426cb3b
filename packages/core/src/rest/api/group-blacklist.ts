import type { WireBarredMember, WireBlacklist } from '../../protocol/group.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage, type PageQuery } from './every-page.js';

const MOST = 100;

/** People who may not come back to a QQ group. White-listed: 11253 without the grant. */
export class GroupBlacklistApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of barred people, at most 100. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_member_blacklist.get.html}
   */
  list(groupOpenid: string, query?: PageQuery, options?: RequestOptions): Promise<WireBlacklist> {
    const path = route`/v2/groups/${groupOpenid}/member_blacklist`;
    return this.rest.request('GET', path, undefined, { query: { ...query }, rate: perMinute(30), ...options });
  }

  /** All barred people, each once. Rate: that of `list`, for each page of 100. */
  all(groupOpenid: string, options?: RequestOptions): AsyncGenerator<WireBarredMember, void, undefined> {
    return everyPage(
      async (cursor) => {
        const { users, next_cursor } = await this.list(groupOpenid, { cursor, limit: MOST }, options);
        return { items: users, next: next_cursor };
      },
      ({ member_openid }) => member_openid,
    );
  }

  /**
   * Bars people who are not in the group, at most 20. Rate: 60 per minute, together with `remove`.
   *
   * @returns Those who could not be barred.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_member_blacklist.post.html}
   */
  add(groupOpenid: string, memberOpenids: readonly string[], options?: RequestOptions): Promise<string[]> {
    return this.#change(groupOpenid, 'add', memberOpenids, options);
  }

  /**
   * Lets people come back, at most 20. Rate: 60 per minute, together with `add`.
   *
   * @returns Those for whom it did not work.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_member_blacklist.post.html}
   */
  remove(groupOpenid: string, memberOpenids: readonly string[], options?: RequestOptions): Promise<string[]> {
    return this.#change(groupOpenid, 'del', memberOpenids, options);
  }

  async #change(
    groupOpenid: string,
    op: 'add' | 'del',
    memberOpenids: readonly string[],
    options?: RequestOptions,
  ): Promise<string[]> {
    const { fail_openids } = await this.rest.request<{ fail_openids: string[] | null }>(
      'POST',
      route`/v2/groups/${groupOpenid}/member_blacklist`,
      { op, member_openids: memberOpenids },
      { rate: perMinute(60), idempotent: true, ...options },
    );
    return fail_openids ?? [];
  }
}
