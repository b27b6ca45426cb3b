import type { WireRoleAnswer, WireRoleBody, WireRoleList } from '../../protocol/guild-member.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Roles of guilds, and who has them. The bot has to be an admin to change any. Rates: not documented. */
export class RolesApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The roles of a guild.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/get_guild_roles.html}
   */
  list(guildId: string, options?: RequestOptions): Promise<WireRoleList> {
    return this.rest.request('GET', route`/guilds/${guildId}/roles`, undefined, options);
  }

  /**
   * Makes a role.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/post_guild_role.html}
   */
  create(guildId: string, body: WireRoleBody, options?: RequestOptions): Promise<WireRoleAnswer> {
    return this.rest.request('POST', route`/guilds/${guildId}/roles`, body, options);
  }

  /**
   * Changes what is given of a role.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/patch_guild_role.html}
   */
  edit(guildId: string, roleId: string, body: WireRoleBody, options?: RequestOptions): Promise<WireRoleAnswer> {
    return this.rest.request('PATCH', route`/guilds/${guildId}/roles/${roleId}`, body, options);
  }

  /**
   * Deletes a role.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/delete_guild_role.html}
   */
  delete(guildId: string, roleId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/guilds/${guildId}/roles/${roleId}`, undefined, options);
  }

  /**
   * Gives a role to a member.
   *
   * @param channelId - Which channel, for the admin of a channel (role 5).
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/put_guild_member_role.html}
   */
  addMember(
    guildId: string,
    roleId: string,
    userId: string,
    channelId?: string,
    options?: RequestOptions,
  ): Promise<void> {
    const path = route`/guilds/${guildId}/members/${userId}/roles/${roleId}`;
    return this.rest.execute('PUT', path, ofChannel(channelId), options);
  }

  /**
   * Takes a role from a member.
   *
   * @param channelId - Which channel, for the admin of a channel (role 5).
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/delete_guild_member_role.html}
   */
  removeMember(
    guildId: string,
    roleId: string,
    userId: string,
    channelId?: string,
    options?: RequestOptions,
  ): Promise<void> {
    const path = route`/guilds/${guildId}/members/${userId}/roles/${roleId}`;
    return this.rest.execute('DELETE', path, ofChannel(channelId), options);
  }
}

function ofChannel(id: string | undefined): { channel: { id: string } } | undefined {
  return id === undefined ? undefined : { channel: { id } };
}
