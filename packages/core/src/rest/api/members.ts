import type { WireRemoveGuildMemberBody, WireRoleMemberList } from '../../protocol/guild-member.js';
import type { WireMember } from '../../protocol/message.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage } from './every-page.js';

/** The platform's default for both lists is a page of one. */
const MOST = 400;

const idOf = ({ user }: WireMember): string | undefined => user?.id;

/** Members of guilds. */
export class MembersApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of members. It may hold fewer than asked for, and some of the page before. Private-domain bots only.
   * Rate: not documented.
   *
   * @param query - `after`: the user id at the end of the page before. `limit`: at most 400, which is the default here.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/get_members.html}
   */
  list(guildId: string, query?: { after?: string; limit?: number }, options?: RequestOptions): Promise<WireMember[]> {
    const path = route`/guilds/${guildId}/members`;
    return this.rest.request('GET', path, undefined, { query: { after: '0', limit: MOST, ...query }, ...options });
  }

  /** All members, each once. Private-domain bots only. */
  all(guildId: string, options?: RequestOptions): AsyncGenerator<WireMember, void, undefined> {
    return everyPage(async (after = '0') => {
      const items = await this.list(guildId, { after }, options);
      return { items, next: items.map(idOf).at(-1) };
    }, idOf);
  }

  /**
   * A page of the members of a role; it may hold more or fewer than asked for. Private-domain bots only.
   * Rate: not documented.
   *
   * @param query - `start_index`: the `next` of the page before. `limit`: at most 400, which is the default here.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/get_role_members.html}
   */
  listOfRole(
    guildId: string,
    roleId: string,
    query?: { start_index?: string; limit?: number },
    options?: RequestOptions,
  ): Promise<WireRoleMemberList> {
    const path = route`/guilds/${guildId}/roles/${roleId}/members`;
    const whole = { start_index: '0', limit: MOST, ...query };
    return this.rest.request('GET', path, undefined, { query: whole, ...options });
  }

  /** All members of a role, each once. Private-domain bots only. */
  allOfRole(guildId: string, roleId: string, options?: RequestOptions): AsyncGenerator<WireMember, void, undefined> {
    return everyPage(async (start_index = '0') => {
      const { data, next } = await this.listOfRole(guildId, roleId, { start_index }, options);
      return { items: data, next: data?.length && next !== '0' ? next : undefined };
    }, idOf);
  }

  /**
   * A member. Rate: not documented.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/get_member.html}
   */
  get(guildId: string, userId: string, options?: RequestOptions): Promise<WireMember> {
    return this.rest.request('GET', route`/guilds/${guildId}/members/${userId}`, undefined, options);
  }

  /**
   * Removes a member who is no admin. Private-domain bots that are admins. Rate: not documented.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/delete_member.html}
   */
  remove(guildId: string, userId: string, body?: WireRemoveGuildMemberBody, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/guilds/${guildId}/members/${userId}`, body, options);
  }
}
