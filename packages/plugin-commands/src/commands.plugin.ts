import {
  type AnyContext,
  anyOf,
  Bot,
  Button,
  Command,
  type CommandInfo,
  CommandRegistry,
  hasRole,
  inject,
  InteractionContext,
  type Locale,
  localize,
  LOGGER,
  type Logger,
  MessageContext,
  On,
  onlyPrivate,
  OPTIONS,
  type OptionsOf,
  type Outgoing,
  Plugin,
  type PluginScope,
  superuser,
  UseGuards,
} from '@qqbotjs/core';
import { commandsOptions } from './commands-options.js';
import { helpPage, lineOf, turnPage } from './help-page.js';
import { describeOne } from './help-text.js';
import { namesUnder } from './names.js';
import { SettingsStore } from './settings-store.js';
import { statusText } from './status-text.js';
import { switchRule } from './switch-rule.js';
import { Switches } from './switches.js';
import { noSuchCommand, unknownCommand } from './unknown-command.js';
import { visibleCommands } from './visible-commands.js';

/** Loading several plugins changes the commands many times; panels may be changed ten times a minute. */
const PANEL_DELAY_MS = 2000;

/** Who may change what counts for a whole chat: in a chat of their own, everyone. */
const inCharge = anyOf(hasRole('owner', 'admin'), onlyPrivate(), superuser());

/** What people expect around commands: help, suggestions after a typo, and what a chat may set. Each answer is one reply. */
@Plugin({ name: 'commands' })
export class CommandsPlugin {
  static readonly options = commandsOptions;

  constructor(
    private readonly bot: Bot,
    private readonly commands: CommandRegistry,
    private readonly settings: SettingsStore,
    private readonly switches: Switches,
    @inject(OPTIONS) private readonly options: OptionsOf<typeof CommandsPlugin>,
    @inject(LOGGER) private readonly log: Logger,
  ) {}

  #scope?: PluginScope;

  onLoad(scope: PluginScope): void {
    this.#scope = scope;
    scope.effect(() => this.commands.addRule(switchRule(this.settings, this.commands, this.options.disabled)));
  }

  /** Nobody who does without panels loads what they need. */
  async onReady(bot: Bot): Promise<void> {
    const { panel } = this.options;
    if (!panel) return;
    const { PanelSync } = await import('./panel-sync.js');
    const sync = new PanelSync(bot, panel.scopes, this.log);
    let callOff: (() => unknown) | undefined;
    this.#scope?.effect(() =>
      this.commands.onChange(() => {
        void callOff?.();
        callOff = this.#scope?.setTimeout(() => sync.run(), PANEL_DELAY_MS);
      }),
    );
    await sync.run();
  }

  @Command('help [command...]', {
    alias: ['帮助'],
    description: { 'zh-CN': '列出命令，或说明其中一个', en: 'list the commands, or explain one' },
  })
  async help(ctx: MessageContext, words: string[]): Promise<Outgoing> {
    const typed = words.join(' ');
    if (/^\d{0,4}$/.test(typed) && !this.commands.find(typed)) return this.#page(ctx, Number(typed) || 1);
    // Both `/help roll` and `/help /roll` are meant for the same command.
    const name = this.commands.nameIn(typed) ?? typed;
    return this.#explain(name, await this.#visible(ctx), ctx.locale);
  }

  @Button(turnPage)
  turn(ctx: InteractionContext, page: number): Promise<Outgoing> {
    return this.#page(ctx, page);
  }

  @Command('command disable <name...>', {
    alias: ['命令 停用'],
    description: { 'zh-CN': '在本聊天停用命令', en: 'switch a command off in this chat' },
  })
  @UseGuards(inCharge)
  disable(ctx: MessageContext, name: string[]): Promise<string> {
    return this.switches.disable(ctx, name);
  }

  @Command('command enable <name...>', {
    alias: ['命令 启用'],
    description: { 'zh-CN': '重新启用命令', en: 'switch a command on again' },
  })
  @UseGuards(inCharge)
  enable(ctx: MessageContext, name: string[]): Promise<string> {
    return this.switches.enable(ctx, name);
  }

  @Command('command alias <alias> <name...>', {
    alias: ['命令 别名'],
    description: { 'zh-CN': '给命令起个别名', en: 'give a command another name in this chat' },
  })
  @UseGuards(inCharge)
  alias(ctx: MessageContext, alias: string, name: string[]): Promise<string> {
    return this.switches.alias(ctx, alias, name);
  }

  @Command('command unalias <alias>', {
    alias: ['命令 删除别名'],
    description: { 'zh-CN': '删除别名', en: 'take such a name away' },
  })
  @UseGuards(inCharge)
  unalias(ctx: MessageContext, alias: string): Promise<string> {
    return this.switches.unalias(ctx, alias);
  }

  @Command('command list', {
    alias: ['命令 列表'],
    description: { 'zh-CN': '列出停用的命令与别名', en: 'list what is off, and aliases' },
  })
  @UseGuards(inCharge)
  list(ctx: MessageContext): Promise<string> {
    return this.switches.list(ctx);
  }

  @Command('language [language:zh-CN|en]', {
    alias: ['语言'],
    description: { 'zh-CN': '选择本聊天的语言', en: 'choose the language of this chat' },
  })
  @UseGuards(inCharge)
  async language(ctx: MessageContext, language: Locale | undefined): Promise<string> {
    if (language) await ctx.setLocale(language);
    return localize({ 'zh-CN': `语言：${ctx.language}`, en: `Language: ${ctx.language}` }, ctx.locale);
  }

  @Command('status', { alias: ['状态'], hidden: true })
  @UseGuards(superuser())
  status(ctx: MessageContext): string {
    return statusText(this.bot.status(), ctx.locale);
  }

  @On('message')
  async suggest(ctx: MessageContext): Promise<string | undefined> {
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

  async #page(ctx: AnyContext, page: number): Promise<Outgoing> {
    const { locale, conversation } = ctx;
    const { prefix } = this.commands;
    const { pageSize } = this.options;
    return helpPage({ commands: await this.#visible(ctx), page, pageSize, prefix, locale, scene: conversation?.scene });
  }

  async #visible(ctx: AnyContext): Promise<readonly CommandInfo[]> {
    const settings = ctx.conversation && (await this.settings.of(ctx.conversation));
    return visibleCommands(this.commands.list(), ctx, settings);
  }

  /** The command a message calls in vain. Commands among people, or for another bot, are none of our business. */
  #unknownName({ text, isMentioned }: MessageContext): string | undefined {
    const name = isMentioned ? this.commands.nameIn(text) : undefined;
    // With an empty prefix every message begins with a name.
    return name === undefined || text.startsWith(name) ? undefined : name;
  }
}
