import type { WireGroup, WireGroupBotState, WireGroupMutes, WireMuteChange } from '../../protocol/group.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** QQ groups. Most of it is white-listed: 11253 without the grant. */
export class GroupsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A group's name, tags and size. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_info.get.html}
   */
  get(groupOpenid: string, options?: RequestOptions): Promise<WireGroup> {
    const path = route`/v2/groups/${groupOpenid}/info`;
    return this.rest.request('GET', path, undefined, { rate: perMinute(30), ...options });
  }

  /**
   * The bot as a member: its role, what it hears, and whether it may send active messages. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_bot_state.get.html}
   */
  getBotState(groupOpenid: string, options?: RequestOptions): Promise<WireGroupBotState> {
    const path = route`/v2/groups/${groupOpenid}/bot_state`;
    return this.rest.request('GET', path, undefined, { rate: perMinute(30), ...options });
  }

  /**
   * Who may not speak now. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_restrict_chat_setting.get.html}
   */
  getMutes(groupOpenid: string, options?: RequestOptions): Promise<WireGroupMutes> {
    const path = route`/v2/groups/${groupOpenid}/restrict_chat_setting`;
    return this.rest.request('GET', path, undefined, { rate: perMinute(30), ...options });
  }

  /**
   * Mutes ordinary members, for 30 days at most, and lets them speak again. The bot has to be an admin. Rate: 60 per minute.
   *
   * @param changes - At most 20.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_restrict_chat_setting.post.html}
   */
  editMutes(groupOpenid: string, changes: readonly WireMuteChange[], options?: RequestOptions): Promise<void> {
    const path = route`/v2/groups/${groupOpenid}/restrict_chat_setting`;
    return this.rest.execute('POST', path, { members: changes }, { rate: perMinute(60), ...options });
  }
}
