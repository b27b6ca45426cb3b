import type { CommandRegistry } from '../command/command-registry.js';
import type { IntentName } from '../protocol/intent.js';
import type { Handler } from './handler.js';
import { type HandlerKey, type HandlerRegistry, intentsOf } from './handler-registry.js';

/** Which intents are needed, each with who needs it: `plugin.handler`, `plugin /command`. */
export type IntentDemand = ReadonlyMap<IntentName, readonly string[]>;

/** What the handlers and commands of a bot need; a bot that listens to nothing yet needs messages. */
export function intentDemand(handlers: HandlerRegistry, commands: CommandRegistry): IntentDemand {
  const demand = new Map<IntentName, string[]>();
  const note = (key: HandlerKey, who: readonly string[]): void => {
    for (const intent of intentsOf(key)) demand.set(intent, [...(demand.get(intent) ?? []), ...who]);
  };
  for (const [key, list] of handlers.entries()) note(key, list.map(nameOf));
  const called = commands.list().map(({ handler, signature }) => {
    const command = commands.prefix + signature.name;
    return handler.plugin ? `${handler.plugin} ${command}` : command;
  });
  if (called.length > 0 || demand.size === 0) note('message', called);
  return demand;
}

function nameOf({ name, plugin }: Handler): string {
  return plugin ? `${plugin}.${name}` : name;
}
