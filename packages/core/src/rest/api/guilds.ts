import type { WireGuild, WireMessageSetting } from '../../protocol/guild.js';
import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage } from './every-page.js';

/** Which guilds. */
export interface GuildQuery {
  /** Those before this one, nearest first; wins over `after`. */
  before?: string;
  /** Those after this one. */
  after?: string;
  /** At most 100. @defaultValue 100 */
  limit?: number;
}

/** Guilds: communities made of channels. */
export class GuildsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The guilds the bot is in. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/users_me_guilds.get.html}
   */
  list(query?: GuildQuery, options?: RequestOptions): Promise<WireGuild[]> {
    const path = route`/users/@me/guilds`;
    return this.rest.request('GET', path, undefined, { query: { ...query }, rate: perSecond(50), ...options });
  }

  /** All guilds the bot is in, each once. Rate: that of `list`, for each page of 100. */
  all(options?: RequestOptions): AsyncGenerator<WireGuild, void, undefined> {
    return everyPage(
      async (after) => {
        const items = await this.list({ after }, options);
        return { items, next: items.at(-1)?.id };
      },
      ({ id }) => id,
    );
  }

  /**
   * A guild. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/guilds_guild_id.get.html}
   */
  get(guildId: string, options?: RequestOptions): Promise<WireGuild> {
    return this.rest.request('GET', route`/guilds/${guildId}`, undefined, { rate: perSecond(50), ...options });
  }

  /**
   * What the owner allows the bot to say of its own accord. Rate: not documented.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/setting/message_setting.html}
   */
  getMessageSetting(guildId: string, options?: RequestOptions): Promise<WireMessageSetting> {
    return this.rest.request('GET', route`/guilds/${guildId}/message/setting`, undefined, options);
  }
}
