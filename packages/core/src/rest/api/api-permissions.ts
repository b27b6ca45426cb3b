import type { WireApiDemand, WireApiDemandBody, WireApiPermission } from '../../protocol/guild.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Which interfaces a guild granted the bot. Rates: not documented. */
export class ApiPermissionsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The interfaces there are, and whether they were granted.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/api_permissions/get_guild_api_permission.html}
   */
  async list(guildId: string, options?: RequestOptions): Promise<WireApiPermission[]> {
    const path = route`/guilds/${guildId}/api_permission`;
    const { apis } = await this.rest.request<{ apis?: WireApiPermission[] }>('GET', path, undefined, options);
    return apis ?? [];
  }

  /**
   * Posts a link by which an admin can grant an interface. 3 a day in a guild.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/api_permissions/post_api_permission_demand.html}
   */
  demand(guildId: string, body: WireApiDemandBody, options?: RequestOptions): Promise<WireApiDemand> {
    return this.rest.request('POST', route`/guilds/${guildId}/api_permission/demand`, body, options);
  }
}
