import { guarded } from '../dispatch/create-handler.js';
import type { Guard } from '../guard/guard.js';
import type { Handler } from '../dispatch/handler.js';
import { checkExamples } from './check-examples.js';
import type { Command, CommandOptions } from './command.js';
import type { CommandRegistry } from './command-registry.js';
import { isNamedBy } from './is-named-by.js';
import { onlyIn } from './only-in.js';
import { Signature } from './signature.js';

/** What a decorator or `bot.command` says of a command, checked when it says so. */
export interface DeclaredCommand {
  readonly signature: Signature;
  readonly options: CommandOptions;
}

/** Who runs a declared command. */
export interface CommandRunner {
  readonly handler: Handler;
  /** Those the handler asks. */
  readonly guards: readonly Guard[];
  /** The prefix of its plugin. */
  readonly prefix?: string | readonly string[];
}

/** @throws {@link PluginError} when the declaration cannot be read, or an example does not fit it. */
export function declareCommand(declaration: string, options: CommandOptions): DeclaredCommand {
  const signature = new Signature(declaration, options.kinds);
  checkExamples({ ...options, signature });
  return { signature, options };
}

/** Puts a declared command into a registry, unless the config leaves it out. @returns Undoes it. */
export function addCommand(
  commands: CommandRegistry,
  { signature, options }: DeclaredCommand,
  { handler, guards, prefix: pluginPrefix }: CommandRunner,
): () => void {
  const { alias, description, examples, hidden, prefix, scene } = options;
  if (handler.plugin && isNamedBy(commands.leftOut(handler.plugin), signature.name)) return () => {};
  const prefixes = commands.prefixesFor({ prefix, plugin: handler.plugin, pluginPrefix });
  const scenes = scene === undefined ? undefined : [scene].flat();
  const own = scenes ? [onlyIn(scenes)] : [];
  return commands.add({
    signature,
    handler: own.length > 0 ? { ...handler, run: guarded(handler, own, handler.run) } : handler,
    guards: [...own, ...guards],
    prefixes,
    prefix: prefixes[0] ?? '',
    alias,
    description,
    examples,
    hidden,
    scenes,
  } satisfies Command);
}
