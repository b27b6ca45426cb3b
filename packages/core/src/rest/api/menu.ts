import type { WireMenu } from '../../protocol/panel.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** The menu of the bot in all one-to-one chats. */
export class MenuApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * The menu as it is. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_menu.get.html}
   */
  get(options?: RequestOptions): Promise<{ menu: WireMenu; version: number }> {
    return this.rest.request('GET', route`/v2/menu`, undefined, { rate: perMinute(30), ...options });
  }

  /**
   * Replaces all of the menu. Rate: 5 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_menu.put.html}
   */
  edit(menu: WireMenu, options?: RequestOptions): Promise<{ version: number }> {
    return this.rest.request('PUT', route`/v2/menu`, { menu }, { rate: perMinute(5), ...options });
  }
}
