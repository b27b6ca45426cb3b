import type {
  WireGroupMember,
  WireGroupMemberList,
  WireRemoveMembersAnswer,
  WireRemoveMembersBody,
} from '../../protocol/group.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage } from './every-page.js';

/** Members of QQ groups. White-listed: 11253 without the grant. */
export class GroupMembersApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of 30 members. Rate: 60 per minute.
   *
   * @param query - `cursor`: the `next_cursor` of the page before.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_members.get.html}
   */
  list(groupOpenid: string, query?: { cursor?: string }, options?: RequestOptions): Promise<WireGroupMemberList> {
    const path = route`/v2/groups/${groupOpenid}/members`;
    return this.rest.request('GET', path, undefined, { query, rate: perMinute(60), ...options });
  }

  /** All members, each once. Rate: that of `list`, for each page of 30. */
  all(groupOpenid: string, options?: RequestOptions): AsyncGenerator<WireGroupMember, void, undefined> {
    return everyPage(
      async (cursor) => {
        const { members, next_cursor } = await this.list(groupOpenid, { cursor }, options);
        return { items: members, next: next_cursor };
      },
      ({ member_openid }) => member_openid,
    );
  }

  /**
   * One member. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_members_member_openid.get.html}
   */
  get(groupOpenid: string, memberOpenid: string, options?: RequestOptions): Promise<WireGroupMember> {
    const path = route`/v2/groups/${groupOpenid}/members/${memberOpenid}`;
    return this.rest.request('GET', path, undefined, { rate: perMinute(60), ...options });
  }

  /**
   * Removes members, at most 20, and bars them on request. The answer names who could not be barred. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_batch_remove_members.post.html}
   */
  remove(groupOpenid: string, body: WireRemoveMembersBody, options?: RequestOptions): Promise<WireRemoveMembersAnswer> {
    const path = route`/v2/groups/${groupOpenid}/batch_remove_members`;
    return this.rest.request('POST', path, body, { rate: perMinute(30), ...options });
  }
}
