import type { Middleware } from '@qqbotjs/core';
import type { Emulator, SentEvent } from '@qqbotjs/emulator';

/** What an action of a person gave the bot to do. */
export interface Caused<T> {
  /** What the action itself gives. */
  readonly result: T;
  /** Ids by which replies may refer to it. */
  readonly ids: ReadonlySet<string>;
  /** Resolves when the bot has dealt with all of it. */
  readonly dealtWith: Promise<unknown>;
}

/**
 * Knows when a bot has dealt with an event, without waiting a moment longer: the emulator tells which events an action
 * causes, the outermost middleware sees them come in, and `bot.idle` tells when they are through.
 */
export class Events {
  readonly #awaited = new Map<string, () => void>();
  readonly #open = new Set<Promise<void>>();

  constructor(
    private readonly emulator: Emulator,
    private readonly isRunning: () => boolean,
  ) {}

  /** To be used before any other. */
  readonly middleware: Middleware = (ctx, next) => {
    const dealtWith = this.#awaited.get(ctx.eventId ?? '');
    if (dealtWith) void ctx.bot.idle(ctx).then(dealtWith);
    return next();
  };

  /**
   * Lets something happen and watches what becomes of the events it causes before its first `await`.
   *
   * @throws Error when the bot does not run, or does not ask for clicks and one happens: who clicked would wait in vain.
   */
  cause<T>(action: () => T): Caused<T> {
    if (!this.isRunning()) throw new Error('The bot is not running; await bot.restart() starts it.');
    const events: SentEvent[] = [];
    const unsubscribe = this.emulator.onEvent((event) => void events.push(event));
    try {
      const result = action();
      if (events.some(isLostClick)) throw lostClick();
      // What the bot did not ask for by its intents it is not sent, as on the platform.
      const awaited = events.filter(({ isSent }) => isSent).map(({ id }) => this.#watch(id));
      return { result, ids: new Set(events.flatMap(namesOf)), dealtWith: Promise.all(awaited) };
    } finally {
      unsubscribe();
    }
  }

  /** Whether the bot has something to deal with still. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Resolves when the bot has dealt with everything that has happened so far. */
  async settled(): Promise<void> {
    await Promise.all(this.#open);
  }

  #watch(id: string): Promise<void> {
    const dealtWith = this.#dealtWith(id).then(() => void this.#open.delete(dealtWith));
    this.#open.add(dealtWith);
    return dealtWith;
  }

  async #dealtWith(id: string): Promise<void> {
    await new Promise<void>((resolve) => this.#awaited.set(id, resolve));
    this.#awaited.delete(id);
  }
}

/** A reply names a message by its own id, anything else by the id of its event. */
function namesOf({ id, d }: SentEvent): string[] {
  const { id: messageId } = Object(d) as { id?: unknown };
  return typeof messageId === 'string' ? [id, messageId] : [id];
}

function isLostClick({ t, isSent }: SentEvent): boolean {
  return t === 'INTERACTION_CREATE' && !isSent;
}

function lostClick(): Error {
  return new Error('The bot is not told of the click: INTERACTION is not among the `intents` of its config.');
}
