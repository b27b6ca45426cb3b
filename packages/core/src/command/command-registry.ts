import type { MessageContext } from '../context/message-context.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { type Command, type CommandCall, namesOf } from './command.js';
import { type CommandRule, CommandRules, type RoutedCall, type TypedName } from './command-rules.js';
import { widthsOf } from './fold.js';
import { NameTable } from './name-table.js';

/** Where the prefix of a command may be said. */
export interface PrefixSource {
  /** By the command itself. */
  prefix?: string | readonly string[];
  /** Name of its plugin. */
  plugin?: string;
  /** By the plugin. */
  pluginPrefix?: string | readonly string[];
}

/** The beginning of a message that calls something. */
interface Beginning {
  readonly command?: Command;
  /** Where the name begins and ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * The commands of a bot by prefix, name and alias.
 *
 * What a message calls is found by a few look-ups, whatever the number of commands. Names do not tell upper from lower case.
 */
export class CommandRegistry {
  /** By prefix, in each form it may be typed in. Those of the bot stay, others as long as they have commands. */
  readonly #tables = new Map<string, NameTable<Command>>();
  /** The lengths prefixes have, the longest first, so that `//` is not read as `/`. */
  #prefixLengths: readonly number[] = [];
  readonly #commands = new Set<Command>();
  readonly #rules = new CommandRules();
  readonly #listeners = new Set<() => void>();
  readonly #prefixes: readonly string[];
  readonly #pluginPrefixes: ReadonlyMap<string, readonly string[]>;
  readonly #without: ReadonlyMap<string, readonly string[]>;
  /** The prefix shown to people, where a plugin or command has none of its own. */
  readonly prefix: string;

  /**
   * @param prefixes - What stands before a name. The first is the one shown to people.
   * @param pluginPrefixes - The same for single plugins, by their name.
   * @param without - Commands of plugins that are left out, by the name of the plugin.
   */
  constructor(
    prefixes: readonly string[] = ['/', '／'],
    pluginPrefixes: Readonly<Record<string, readonly string[]>> = {},
    without: Readonly<Record<string, readonly string[]>> = {},
  ) {
    this.#prefixes = prefixes;
    this.#pluginPrefixes = new Map(Object.entries(pluginPrefixes));
    this.#without = new Map(Object.entries(without));
    this.prefix = prefixes[0] ?? '';
    for (const prefix of prefixes) this.#tableFor(prefix);
  }

  /** What may stand before a command: the command's own, else what the config says of its plugin, else the plugin's, else the bot's. */
  prefixesFor({ prefix, plugin, pluginPrefix }: PrefixSource): readonly string[] {
    const configured = plugin === undefined ? undefined : this.#pluginPrefixes.get(plugin);
    return [prefix ?? configured ?? pluginPrefix ?? this.#prefixes].flat();
  }

  /** The names a plugin is to do without; a first word stands for all it begins. */
  leftOut(plugin: string): readonly string[] {
    return this.#without.get(plugin) ?? NONE;
  }

  /**
   * @returns Undoes it.
   * @throws {@link PluginError} when a name or alias is taken; nothing was added then.
   */
  add(command: Command): () => void {
    const { prefixes } = command;
    const names = namesOf(command);
    for (const prefix of prefixes) for (const name of names) this.#checkFree(prefix, name, command);
    const tables = prefixes.map((prefix) => this.#tableFor(prefix));
    for (const table of tables) for (const name of names) table.set(name, command);
    this.#commands.add(command);
    this.#announce();
    return () => {
      for (const table of tables) for (const name of names) table.delete(name, command);
      this.#commands.delete(command);
      this.#dropEmptyTables();
      this.#announce();
    };
  }

  /** The command of this name or alias, whatever its prefix. */
  find(name: string): Command | undefined {
    for (const table of this.#tables.values()) {
      const command = table.get(name);
      if (command) return command;
    }
    return undefined;
  }

  /** Each command once, in the order they were added. */
  list(): Command[] {
    return [...this.#commands];
  }

  /**
   * The name a message calls, as typed; `undefined` when it calls none. Where there is no such command, it has as many words
   * as one with the same first word could have.
   */
  nameIn(text: string): string | undefined {
    const beginning = this.#beginningOf(text);
    return beginning && text.slice(beginning.start, beginning.end);
  }

  /** The command a message calls. */
  match(text: string): CommandCall | undefined {
    const beginning = this.#beginningOf(text);
    return beginning?.command && toCall(text, beginning, beginning.command);
  }

  /**
   * Has a say in what becomes of messages that call something, known or not: see {@link CommandRule}. Rules are asked in the
   * order they were added.
   *
   * @returns Undoes it.
   */
  addRule(rule: CommandRule): () => void {
    return this.#rules.add(rule);
  }

  /**
   * Listens for commands that come and go; several may in one turn. A listener must not throw.
   *
   * @returns Undoes it.
   */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is to be done with a message: the command it calls, once the rules have had their say; or their denial. */
  route(ctx: MessageContext): RoutedCall | undefined | Promise<RoutedCall | undefined> {
    if (this.#rules.isEmpty) return this.match(ctx.text);
    const beginning = this.#beginningOf(ctx.text);
    return beginning && this.#rules.apply(toTypedName(ctx.text, beginning), ctx);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** A prefix that fits and has the command; else the longest that fits. */
  #beginningOf(text: string): Beginning | undefined {
    let unknown: Beginning | undefined;
    for (const start of this.#prefixLengths) {
      const found = this.#tables.get(text.slice(0, start))?.findAt(text, start);
      if (found?.value) return { command: found.value, start, end: found.end };
      if (found) unknown ??= { start, end: found.end };
    }
    return unknown;
  }

  #tableFor(prefix: string): NameTable<Command> {
    const forms = widthsOf(prefix);
    const table = this.#tables.get(forms[0]) ?? new NameTable<Command>();
    for (const form of forms) this.#tables.set(form, table);
    this.#prefixLengths = lengthsOf(this.#tables.keys());
    return table;
  }

  /** The bot's own prefixes stay: what follows them is a command, known or not. */
  #dropEmptyTables(): void {
    const kept = new Set(this.#prefixes.flatMap(widthsOf));
    for (const [prefix, table] of this.#tables) if (table.isEmpty && !kept.has(prefix)) this.#tables.delete(prefix);
    this.#prefixLengths = lengthsOf(this.#tables.keys());
  }

  #checkFree(prefix: string, name: string, newcomer: Command): void {
    const holder = this.#tables.get(widthsOf(prefix)[0])?.get(name);
    if (holder) throw takenTwice(name, newcomer, holder);
  }
}

const NONE: readonly string[] = [];

function takenTwice(name: string, newcomer: Command, holder: Command): PluginError {
  const [mine, theirs] = [newcomer, holder].map(({ handler }) => handler.plugin ?? handler.name);
  const remedy = withoutOneOf(newcomer, holder);
  return new PluginError({
    'zh-CN': `命令“${name}”已由 ${theirs} 声明，${mine} 不能再用；请改名、去掉别名，或换一个前缀。${remedy?.['zh-CN'] ?? ''}`,
    en: `The command "${name}" of ${mine} is already declared by ${theirs}; rename it, drop the alias, or take another prefix.${remedy?.en ?? ''}`,
  });
}

/** Whoever puts a bot together out of the plugins of others cannot rename what these declare. */
function withoutOneOf(...commands: readonly Command[]): Localized | undefined {
  const ofPlugin = commands.find(({ handler }) => handler.plugin !== undefined);
  if (!ofPlugin) return undefined;
  const { handler, signature } = ofPlugin;
  const config = `commands: { without: { '${handler.plugin}': ['${signature.name}'] } }`;
  return { 'zh-CN': `也可在配置中不要它：${config}`, en: ` Or do without one of them in the config: ${config}` };
}

function lengthsOf(prefixes: Iterable<string>): number[] {
  return [...new Set([...prefixes].map(({ length }) => length))].sort((a, b) => b - a);
}

function toCall(text: string, { start, end }: Beginning, command: Command): CommandCall {
  return { command, head: text.slice(0, end), name: text.slice(start, end), input: text.slice(end) };
}

/** Nobody knows how many words an unknown name was meant to have, so it is the first. */
function toTypedName(text: string, { start, end, command }: Beginning): TypedName {
  const nameEnd = command ? end : start + text.slice(start).search(/\s|$/);
  return { command, head: text.slice(0, nameEnd), name: text.slice(start, nameEnd), input: text.slice(nameEnd) };
}
