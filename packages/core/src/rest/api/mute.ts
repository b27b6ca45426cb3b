import type { WireMuteAnswer, WireMuteBody } from '../../protocol/guild-member.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/**
 * Muting guild members who are no admins, and letting them speak again: with `{ mute_seconds: '0' }`. The bot has to be an
 * admin. Rates: not documented.
 */
export class MuteApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Everyone.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/patch_guild_mute.html}
   */
  everyone(guildId: string, body: WireMuteBody, options?: RequestOptions): Promise<void> {
    return this.rest.execute('PATCH', route`/guilds/${guildId}/mute`, body, options);
  }

  /**
   * Several members.
   *
   * @returns Those for whom it worked.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/patch_guild_mute_multi_member.html}
   */
  async members(
    guildId: string,
    userIds: readonly string[],
    body: WireMuteBody,
    options?: RequestOptions,
  ): Promise<string[]> {
    const path = route`/guilds/${guildId}/mute`;
    const answer = await this.rest.request<WireMuteAnswer>('PATCH', path, { ...body, user_ids: userIds }, options);
    return answer.user_ids ?? [];
  }

  /**
   * One member.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/patch_guild_member_mute.html}
   */
  member(guildId: string, userId: string, body: WireMuteBody, options?: RequestOptions): Promise<void> {
    return this.rest.execute('PATCH', route`/guilds/${guildId}/members/${userId}/mute`, body, options);
  }
}
