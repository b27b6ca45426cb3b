import type { WireCreateDirectSessionBody, WireDirectSession } from '../../protocol/guild.js';
import type { WireGuildMessage } from '../../protocol/message.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Private sessions with guild members. Messages in them: `messages`. Rates: not documented. */
export class DmsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Opens a session; its `guild_id` is where messages go. The same one each time.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/dms/post_dms.html}
   */
  create(body: WireCreateDirectSessionBody, options?: RequestOptions): Promise<WireDirectSession> {
    return this.rest.request('POST', route`/users/@me/dms`, body, { idempotent: true, ...options });
  }

  /**
   * Sends a message that leads the owner to the setting for active messages. 304052 when sent too often.
   *
   * @param guildId - The `guild_id` of the session.
   * @param settingGuildId - The guild whose setting it leads to.
   * @see {@link https://github.com/tencent-connect/botgo/blob/master/openapi/v1/direct_message.go}
   */
  sendSettingGuide(guildId: string, settingGuildId: string, options?: RequestOptions): Promise<WireGuildMessage> {
    const body = { setting_guide: { guild_id: settingGuildId } };
    return this.rest.request('POST', route`/dms/${guildId}/settingguide`, body, options);
  }
}
