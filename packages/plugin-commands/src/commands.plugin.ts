import { Command, CommandRegistry, inject, MessageContext, On, OPTIONS, type OptionsOf, Plugin } from '@qqbotjs/core';
import { commandsOptions } from './commands-options.js';
import { describeAll, describeOne, nearest, noSuchCommand } from './help-text.js';
import { visibleCommands } from './visible-commands.js';

/** What people expect around commands: `/help`, and a suggestion after a typo. Each answer is one reply. */
@Plugin({ name: 'commands' })
export class CommandsPlugin {
  static readonly options = commandsOptions;

  constructor(
    private readonly commands: CommandRegistry,
    @inject(OPTIONS) private readonly options: OptionsOf<typeof CommandsPlugin>,
  ) {}

  @Command('help [command]', {
    alias: ['帮助'],
    description: { 'zh-CN': '列出命令，或说明其中一个', en: 'list the commands, or explain one' },
  })
  async help(ctx: MessageContext, wanted?: string): Promise<string> {
    const { prefix } = this.commands;
    const visible = await visibleCommands(this.commands.list(), ctx);
    if (wanted === undefined) return describeAll(visible, prefix, ctx.locale);
    // Both `/help roll` and `/help /roll` are meant for the same command.
    const name = this.commands.nameIn(wanted) ?? wanted;
    const command = this.commands.find(name);
    if (command && visible.includes(command)) return describeOne(command, ctx.locale);
    return noSuchCommand(nearest(name, visible), prefix, ctx.locale);
  }

  @On('message')
  async suggest(ctx: MessageContext): Promise<string | undefined> {
    const name = this.options.suggest ? this.#unknownName(ctx) : undefined;
    if (name === undefined) return undefined;
    const visible = await visibleCommands(this.commands.list(), ctx);
    const meant = nearest(name, visible);
    return meant && noSuchCommand(meant, this.commands.prefix, ctx.locale);
  }

  /** The command a message calls in vain. Commands among people, or for another bot, are none of our business. */
  #unknownName({ text, isMentioned }: MessageContext): string | undefined {
    const name = isMentioned ? this.commands.nameIn(text) : undefined;
    // With an empty prefix every message begins with a name.
    return name === undefined || text.startsWith(name) ? undefined : name;
  }
}
