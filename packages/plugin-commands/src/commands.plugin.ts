import {
  anyOf,
  Bot,
  Button,
  Command,
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
import { Help } from './help.js';
import { turnPage } from './help-page.js';
import { SettingsStore } from './settings-store.js';
import { statusText } from './status-text.js';
import { switchRule } from './switch-rule.js';
import { Switches } from './switches.js';

/** Who may change what counts for a whole chat: in a chat of their own, everyone. */
const inCharge = anyOf(hasRole('owner', 'admin'), onlyPrivate(), superuser());

/** What people expect around commands: help, suggestions after a typo, and what a chat may set. Each answer is one reply. */
@Plugin({ name: 'commands' })
export class CommandsPlugin {
  /** Schema of what `use(CommandsPlugin, { … })` takes. */
  static readonly options = commandsOptions;

  constructor(
    private readonly bot: Bot,
    private readonly commands: CommandRegistry,
    private readonly settings: SettingsStore,
    private readonly helpDesk: Help,
    private readonly switches: Switches,
    @inject(OPTIONS) private readonly options: OptionsOf<typeof CommandsPlugin>,
    @inject(LOGGER) private readonly log: Logger,
  ) {}

  #scope?: PluginScope;

  /** Puts itself before every command, so that those switched off here do not run. */
  onLoad(scope: PluginScope): void {
    this.#scope = scope;
    scope.effect(() => this.commands.addRule(switchRule(this.settings, this.commands, this.options.disabled)));
  }

  /** Nobody who does without panels loads what they need. */
  async onReady(bot: Bot): Promise<void> {
    const { panel } = this.options;
    if (!panel || !this.#scope) return;
    const { keepPanels } = await import('./keep-panels.js');
    await keepPanels({ bot, scopes: panel.scopes, scope: this.#scope, log: this.log });
  }

  /** `/help`: a list in pages, or one command with its examples. */
  @Command('help [command...]', {
    alias: ['帮助'],
    description: { 'zh-CN': '列出命令，或说明其中一个', en: 'list the commands, or explain one' },
  })
  help(ctx: MessageContext, words: string[]): Promise<Outgoing> {
    return this.helpDesk.answer(ctx, words);
  }

  /** Answers the buttons under a list with another page of it. */
  @Button(turnPage)
  turn(ctx: InteractionContext, page: number): Promise<Outgoing> {
    return this.helpDesk.page(ctx, page);
  }

  /** `/command disable`, for those in charge of the chat. */
  @Command('command disable <name...>', {
    alias: ['命令 停用'],
    description: { 'zh-CN': '在本聊天停用命令', en: 'switch a command off in this chat' },
  })
  @UseGuards(inCharge)
  disable(ctx: MessageContext, name: string[]): Promise<string> {
    return this.switches.disable(ctx, name);
  }

  /** `/command enable`, for those in charge of the chat. */
  @Command('command enable <name...>', {
    alias: ['命令 启用'],
    description: { 'zh-CN': '重新启用命令', en: 'switch a command on again' },
  })
  @UseGuards(inCharge)
  enable(ctx: MessageContext, name: string[]): Promise<string> {
    return this.switches.enable(ctx, name);
  }

  /** `/command alias`, for those in charge of the chat. */
  @Command('command alias <alias> <name...>', {
    alias: ['命令 别名'],
    description: { 'zh-CN': '给命令起个别名', en: 'give a command another name in this chat' },
  })
  @UseGuards(inCharge)
  alias(ctx: MessageContext, alias: string, name: string[]): Promise<string> {
    return this.switches.alias(ctx, alias, name);
  }

  /** `/command unalias`, for those in charge of the chat. */
  @Command('command unalias <alias>', {
    alias: ['命令 删除别名'],
    description: { 'zh-CN': '删除别名', en: 'take such a name away' },
  })
  @UseGuards(inCharge)
  unalias(ctx: MessageContext, alias: string): Promise<string> {
    return this.switches.unalias(ctx, alias);
  }

  /** `/command list`, for those in charge of the chat. */
  @Command('command list', {
    alias: ['命令 列表'],
    description: { 'zh-CN': '列出停用的命令与别名', en: 'list what is off, and aliases' },
  })
  @UseGuards(inCharge)
  list(ctx: MessageContext): Promise<string> {
    return this.switches.list(ctx);
  }

  /** `/language`, for those in charge of the chat; kept across restarts. */
  @Command('language [language:zh-CN|en]', {
    alias: ['语言'],
    description: { 'zh-CN': '选择本聊天的语言', en: 'choose the language of this chat' },
  })
  @UseGuards(inCharge)
  async language(ctx: MessageContext, language: Locale | undefined): Promise<string> {
    if (language) await ctx.setLocale(language);
    return localize({ 'zh-CN': `语言：${ctx.language}`, en: `Language: ${ctx.language}` }, ctx.locale);
  }

  /** `/status`, for superusers: how the bot does. */
  @Command('status', { alias: ['状态'], hidden: true })
  @UseGuards(superuser())
  status(ctx: MessageContext): string {
    return statusText(this.bot.status(), ctx.locale);
  }

  /** Answers a command that does not exist with the one that was probably meant, where that is switched on. */
  @On('message')
  suggest(ctx: MessageContext): Promise<string | undefined> {
    return this.helpDesk.suggestion(ctx);
  }
}
