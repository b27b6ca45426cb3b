import type {
  WireCreatePanelBody,
  WirePanel,
  WirePanelDetails,
  WirePanelList,
  WirePanelRecord,
  WirePanelScope,
  WirePanelTargets,
} from '../../protocol/panel.js';
import { perMinute } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';
import { everyPage, type PageQuery } from './every-page.js';

const MOST = 50;

/** Command panels: the lists of commands beside the input box. At most 20 for a bot. */
export class PanelsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * A page of the panels of a scope, at most 50, newest first. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.get.html}
   */
  list(scope: WirePanelScope, query?: PageQuery, options?: RequestOptions): Promise<WirePanelList> {
    const path = route`/v2/panels`;
    return this.rest.request('GET', path, undefined, { query: { scope, ...query }, rate: perMinute(30), ...options });
  }

  /** All panels of a scope, newest first. Rate: that of `list`, for each page of 50. */
  all(scope: WirePanelScope, options?: RequestOptions): AsyncGenerator<WirePanelRecord, void, undefined> {
    return everyPage(
      async (cursor) => {
        const { records, next_cursor, is_end } = await this.list(scope, { cursor, limit: MOST }, options);
        return { items: records, next: is_end ? undefined : next_cursor };
      },
      ({ panel_id }) => panel_id,
    );
  }

  /**
   * Makes a panel, for everyone in a scope or for the users or groups listed. Rate: 10 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.post.html}
   */
  create(body: WireCreatePanelBody, options?: RequestOptions): Promise<Pick<WirePanelRecord, 'panel_id'>> {
    return this.rest.request('POST', route`/v2/panels`, body, { rate: perMinute(10), ...options });
  }

  /**
   * A panel and whom it is for. Rate: 30 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels_panel_id.get.html}
   */
  get(panelId: string, options?: RequestOptions): Promise<WirePanelDetails> {
    return this.rest.request('GET', route`/v2/panels/${panelId}`, undefined, { rate: perMinute(30), ...options });
  }

  /**
   * Replaces what a panel shows. Rate: 10 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels_panel_id.put.html}
   */
  edit(panelId: string, panel: WirePanel, options?: RequestOptions): Promise<Pick<WirePanelRecord, 'version'>> {
    return this.rest.request('PUT', route`/v2/panels/${panelId}`, { panel }, { rate: perMinute(10), ...options });
  }

  /**
   * Takes a panel away. Rate: 10 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels_panel_id.delete.html}
   */
  delete(panelId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/v2/panels/${panelId}`, undefined, { rate: perMinute(10), ...options });
  }

  /**
   * Changes whom a panel is for, at most 20 at a time; one for everyone has no targets. Rate: 60 per minute.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels_panel_id_target.put.html}
   */
  editTargets(panelId: string, targets: WirePanelTargets, options?: RequestOptions): Promise<void> {
    const path = route`/v2/panels/${panelId}/target`;
    return this.rest.execute('PUT', path, targets, { rate: perMinute(60), ...options });
  }
}
