import type { Logger } from './logging/logger.js';
import type { TransportNotice } from './transport/transport.js';

/** What a bot tells about itself, by name. */
export type BotEventMap = { [Type in TransportNotice['type']]: Extract<TransportNotice, { type: Type }> };

const NAMES: Readonly<Record<keyof BotEventMap, true>> = {
  ready: true,
  resumed: true,
  reconnecting: true,
  fatal: true,
};

export function isBotEvent(name: string): name is keyof BotEventMap {
  return Object.hasOwn(NAMES, name);
}

type Listener = (event: never) => unknown;

/** Tells listeners what happens to the bot. One that throws is logged and does not disturb the connection. */
export class BotEvents {
  readonly #listeners = new Map<string, Listener[]>();

  constructor(private readonly log: Logger) {}

  on(name: keyof BotEventMap, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  emit(event: TransportNotice): void {
    for (const listener of this.#listeners.get(event.type) ?? []) void this.#tell(listener, event);
  }

  async #tell(listener: Listener, event: TransportNotice): Promise<void> {
    try {
      await listener(event as never);
    } catch (error) {
      this.log.error({ err: error }, `a listener of "${event.type}" threw`);
    }
  }
}
