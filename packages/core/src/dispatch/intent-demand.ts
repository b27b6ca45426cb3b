import type { ButtonRegistry } from '../button/button-registry.js';
import type { CommandRegistry } from '../command/command-registry.js';
import type { HearsRegistry } from '../hears/hears-registry.js';
import type { IntentName } from '../protocol/intent.js';
import type { Handler } from './handler.js';
import { type HandlerKey, type HandlerRegistry, intentsOf } from './handler-registry.js';

/** Which intents are needed, each with who needs it: `plugin.handler`, `plugin /command`. */
export type IntentDemand = ReadonlyMap<IntentName, readonly string[]>;

/** Everything that makes a bot listen. */
export interface Listening {
  handlers: HandlerRegistry;
  commands: CommandRegistry;
  hears: HearsRegistry;
  buttons: ButtonRegistry;
}

/** What the handlers and commands of a bot need; a bot that listens to nothing yet needs messages. */
export function intentDemand({ handlers, commands, hears, buttons }: Listening): IntentDemand {
  const demand = new Map<IntentName, string[]>();
  const note = (key: HandlerKey, who: readonly string[]): void => {
    for (const intent of intentsOf(key)) demand.set(intent, [...(demand.get(intent) ?? []), ...who]);
  };
  for (const [key, list] of handlers.entries()) note(key, list.map(nameOf));
  const pressed = buttons.list().map(({ handler }) => nameOf(handler));
  const heard = hears.list().map(({ handler }) => nameOf(handler));
  const called = commands.list().map(({ handler, signature }) => {
    const command = commands.prefix + signature.name;
    return handler.plugin ? `${handler.plugin} ${command}` : command;
  });
  if (pressed.length > 0) note('interaction', pressed);
  if (heard.length + called.length > 0 || demand.size === 0) note('message', [...heard, ...called]);
  return demand;
}

function nameOf({ name, plugin }: Handler): string {
  return plugin ? `${plugin}.${name}` : name;
}
