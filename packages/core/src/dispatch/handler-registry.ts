import type { AnyContext } from '../context/create-context.js';
import type { EventName } from '../protocol/event.js';
import { INTENT_OF_EVENT, type IntentName } from '../protocol/intent.js';
import type { Handler } from './handler.js';

/** A kind of event, or one event by the platform's name. */
export type HandlerKey = AnyContext['kind'] | EventName;

/**
 * What a kind asks the platform for. Messages ask for what the official SDK asks for: mentions and private messages;
 * reading everything said in a guild (GUILD_MESSAGES) takes a grant of its own, and a handler named MESSAGE_CREATE.
 */
const INTENTS_OF_KIND: Readonly<Record<AnyContext['kind'], readonly IntentName[]>> = {
  message: ['GROUP_AND_C2C_EVENT', 'PUBLIC_GUILD_MESSAGES', 'DIRECT_MESSAGE'],
  interaction: ['INTERACTION'],
  event: ['GROUP_AND_C2C_EVENT', 'GUILDS', 'GUILD_MEMBERS'],
};

export function intentsOf(key: HandlerKey): readonly IntentName[] {
  if (key in INTENTS_OF_KIND) return INTENTS_OF_KIND[key as AnyContext['kind']];
  const intent = INTENT_OF_EVENT[key as EventName];
  return intent ? [intent] : [];
}

const NONE: readonly Handler[] = [];

/** Which handlers listen to what. */
export class HandlerRegistry {
  readonly #handlers = new Map<HandlerKey, Handler[]>();

  /** @returns Undoes it. */
  add(key: HandlerKey, handler: Handler): () => void {
    const list = this.#handlers.get(key) ?? [];
    this.#handlers.set(key, [...list, handler]);
    return () => this.#remove(key, handler);
  }

  /** In the order they were added. */
  for(key: HandlerKey): readonly Handler[] {
    return this.#handlers.get(key) ?? NONE;
  }

  /** Each key that has handlers, with them. */
  entries(): Iterable<[HandlerKey, readonly Handler[]]> {
    return this.#handlers.entries();
  }

  // A list is replaced, never changed, so that a plugin unloading itself does not disturb the loop that called it.
  #remove(key: HandlerKey, handler: Handler): void {
    const rest = this.for(key).filter((other) => other !== handler);
    if (rest.length > 0) this.#handlers.set(key, rest);
    else this.#handlers.delete(key);
  }
}
