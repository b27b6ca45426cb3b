import type { WireChannelPermissions, WireEditPermissionsBody } from '../../protocol/channel.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** What members and roles may do in a channel. The bot has to be an admin. Rates: not documented. */
export class PermissionsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * What a member may do.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/get_channel_permissions.html}
   */
  getOfMember(channelId: string, userId: string, options?: RequestOptions): Promise<WireChannelPermissions> {
    return this.rest.request('GET', route`/channels/${channelId}/members/${userId}/permissions`, undefined, options);
  }

  /**
   * Changes what a member may do.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/put_channel_permissions.html}
   */
  editOfMember(
    channelId: string,
    userId: string,
    body: WireEditPermissionsBody,
    options?: RequestOptions,
  ): Promise<void> {
    return this.rest.execute('PUT', route`/channels/${channelId}/members/${userId}/permissions`, body, options);
  }

  /**
   * What everyone of a role may do.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/get_channel_roles_permissions.html}
   */
  getOfRole(channelId: string, roleId: string, options?: RequestOptions): Promise<WireChannelPermissions> {
    return this.rest.request('GET', route`/channels/${channelId}/roles/${roleId}/permissions`, undefined, options);
  }

  /**
   * Changes what everyone of a role may do.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/put_channel_roles_permissions.html}
   */
  editOfRole(
    channelId: string,
    roleId: string,
    body: WireEditPermissionsBody,
    options?: RequestOptions,
  ): Promise<void> {
    return this.rest.execute('PUT', route`/channels/${channelId}/roles/${roleId}/permissions`, body, options);
  }
}
