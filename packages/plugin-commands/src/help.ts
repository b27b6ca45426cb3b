import {
  type AnyContext,
  type CommandInfo,
  CommandRegistry,
  inject,
  Injectable,
  type Locale,
  type MessageContext,
  OPTIONS,
  type Outgoing,
} from '@qqbotjs/core';
import type { ReadOptions } from './commands-options.js';
import { helpPage, lineOf } from './help-page.js';
import { describeOne } from './help-text.js';
import { namesUnder } from './names.js';
import { SettingsStore } from './settings-store.js';
import { noSuchCommand, unknownCommand } from './unknown-command.js';
import { visibleCommands } from './visible-commands.js';

/** What there is to be said about commands, to one person in one chat: only of those they may use there. */
@Injectable()
export class Help {
  constructor(
    private readonly commands: CommandRegistry,
    private readonly settings: SettingsStore,
    @inject(OPTIONS) private readonly options: ReadOptions,
  ) {}

  /** Answer to `/help` and what follows it: nothing, the number of a page, or a command. */
  async answer(ctx: MessageContext, words: readonly string[]): Promise<Outgoing> {
    const typed = words.join(' ');
    if (/^\d{0,4}$/.test(typed) && !this.commands.find(typed)) return this.page(ctx, Number(typed) || 1);
    // Both `/help roll` and `/help /roll` are meant for the same command.
    const name = this.commands.nameIn(typed) ?? typed;
    return this.#explain(name, await this.#visible(ctx), ctx.locale);
  }

  async page(ctx: AnyContext, page: number): Promise<Outgoing> {
    const { locale, conversation } = ctx;
    const { prefix } = this.commands;
    const { pageSize } = this.options;
    return helpPage({ commands: await this.#visible(ctx), page, pageSize, prefix, locale, scene: conversation?.scene });
  }

  /** What to say to a message that calls a command in vain. */
  async suggestion(ctx: MessageContext): Promise<string | undefined> {
    const name = this.options.suggest ? this.#unknownName(ctx) : undefined;
    return name === undefined ? undefined : unknownCommand(name, await this.#visible(ctx), ctx.locale);
  }

  #explain(name: string, visible: readonly CommandInfo[], locale: Locale): string {
    const command = this.commands.find(name);
    const under = [...namesUnder(command?.signature.name ?? name, visible).values()].map((one) => lineOf(one, locale));
    const isKnown = command && visible.includes(command);
    if (isKnown) return [describeOne(command, locale), ...under].join('\n');
    if (under.length > 0) return under.join('\n');
    return unknownCommand(name, visible, locale) ?? noSuchCommand(this.commands.prefix, locale);
  }

  async #visible(ctx: AnyContext): Promise<readonly CommandInfo[]> {
    const settings = ctx.conversation && (await this.settings.of(ctx.conversation));
    return visibleCommands(this.commands.list(), ctx, settings);
  }

  /** Commands among people, or for another bot, are none of our business. */
  #unknownName({ text, isMentioned }: MessageContext): string | undefined {
    const name = isMentioned ? this.commands.nameIn(text) : undefined;
    // With an empty prefix every message begins with a name.
    return name === undefined || text.startsWith(name) ? undefined : name;
  }
}
