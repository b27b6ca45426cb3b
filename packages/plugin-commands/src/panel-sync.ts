import type { Bot, Logger, WirePanelItem, WirePanelRecord, WirePanelScope } from '@qqbotjs/core';
import { toLocale } from '@qqbotjs/core';
import { panelItems } from './panel-items.js';

/** Tells the panel of this plugin from those of others, which are left alone. */
const REMARK = 'qqbotjs:commands';

/** Keeps the platform's command panels in line with the commands of a bot. */
export class PanelSync {
  #hasWarned = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly bot: Bot,
    private readonly scopes: readonly WirePanelScope[],
    private readonly log: Logger,
  ) {}

  /** Changes what differs, and nothing else. One at a time: two at once would make two panels. */
  run(): Promise<void> {
    const next = this.#running.then(() => this.#syncAll());
    this.#running = next.catch(() => undefined);
    return next;
  }

  async #syncAll(): Promise<void> {
    for (const scope of this.scopes) await this.#sync(scope);
  }

  async #sync(scope: WirePanelScope): Promise<void> {
    const locale = toLocale(this.bot.languages.of());
    const { items, leftOut } = panelItems(this.bot.commands.list(), scope, locale);
    if (leftOut.length > 0) this.#warn(leftOut);
    const panel = { items, remark: REMARK };
    const own = await this.#find(scope);
    if (!own) await this.bot.api.panels.create({ scope, target_type: 'all', panel });
    else if (!isSame(own.panel.items, items)) await this.bot.api.panels.edit(own.panel_id, panel);
  }

  async #find(scope: WirePanelScope): Promise<WirePanelRecord | undefined> {
    for await (const record of this.bot.api.panels.all(scope)) if (record.panel.remark === REMARK) return record;
    return undefined;
  }

  #warn(leftOut: readonly string[]): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.log.warn(
      { commands: leftOut },
      'the command panel has no room for some commands: it takes 20, with names of 14 characters; give them a shorter alias, or hide some',
    );
  }
}

function isSame(there: readonly WirePanelItem[], wanted: readonly WirePanelItem[]): boolean {
  const text = (items: readonly WirePanelItem[]) =>
    JSON.stringify(items.map(({ type, name, desc = '' }) => [type, name, desc]));
  return text(there) === text(wanted);
}
