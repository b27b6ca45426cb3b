import type { Guard } from '../guard/guard.js';
import type { Handler } from '../dispatch/handler.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import type { Signature } from './signature.js';

/** What a command is besides its signature. */
export interface CommandOptions {
  /** Other names that call it. */
  alias?: readonly string[];
  /** One line for `/help`. */
  description?: Localized | string;
  /** Keeps it out of `/help` and suggestions; it can still be called. @defaultValue false */
  hidden?: boolean;
}

/** A command that can be called. */
export interface Command extends CommandOptions {
  readonly signature: Signature;
  readonly handler: Handler;
  /** Asked before it runs, and before `/help` shows it. */
  readonly guards: readonly Guard[];
}

/** A message that calls a command. */
export interface CommandCall {
  readonly command: Command;
  /** What stands after the name. */
  readonly input: string;
}

/**
 * The commands of a bot by name and alias.
 *
 * A message is matched by one look-up, whatever their number. Names do not tell upper from lower case.
 */
export class CommandRegistry {
  readonly #byName = new Map<string, Command>();
  readonly #prefixes: readonly string[];
  /** The prefix shown to people. */
  readonly prefix: string;

  /** @param prefixes - What stands before a name. The first is the one shown to people. */
  constructor(prefixes: readonly string[] = ['/', '／']) {
    // The longest first, so that `//` is not read as `/`.
    this.#prefixes = [...prefixes].sort((a, b) => b.length - a.length);
    this.prefix = prefixes[0] ?? '';
  }

  /**
   * @returns Undoes it.
   * @throws {@link PluginError} when a name or alias is taken; nothing was added then.
   */
  add(command: Command): () => void {
    const names = [command.signature.name, ...(command.alias ?? [])].map(fold);
    for (const name of names) this.#checkFree(name, command);
    for (const name of names) this.#byName.set(name, command);
    return () => {
      // Undone twice, it must not take a name from who has it now.
      for (const name of names) if (this.#byName.get(name) === command) this.#byName.delete(name);
    };
  }

  /** The command of this name or alias. */
  find(name: string): Command | undefined {
    return this.#byName.get(fold(name));
  }

  /** Each command once, in the order they were added. */
  list(): Command[] {
    return [...new Set(this.#byName.values())];
  }

  /** The name a message calls, whether or not there is such a command; `undefined` when it calls none. */
  nameIn(text: string): string | undefined {
    return this.#split(text)?.name;
  }

  /** The command a message calls. */
  match(text: string): CommandCall | undefined {
    const parts = this.#split(text);
    const command = parts && this.find(parts.name);
    return command && { command, input: parts.input };
  }

  #split(text: string): { name: string; input: string } | undefined {
    const prefix = this.#prefixes.find((candidate) => text.startsWith(candidate));
    if (prefix === undefined) return undefined;
    const name = /^\S+/.exec(text.slice(prefix.length))?.[0];
    return name === undefined ? undefined : { name, input: text.slice(prefix.length + name.length) };
  }

  #checkFree(name: string, { handler: newcomer }: Command): void {
    const holder = this.#byName.get(name)?.handler;
    if (!holder) return;
    const [mine, theirs] = [newcomer.plugin ?? newcomer.name, holder.plugin ?? holder.name];
    throw new PluginError({
      'zh-CN': `命令“${name}”已由 ${theirs} 声明，${mine} 不能再用；请改名或去掉别名。`,
      en: `The command "${name}" of ${mine} is already declared by ${theirs}; rename it or drop the alias.`,
    });
  }
}

function fold(name: string): string {
  return name.toLowerCase();
}
