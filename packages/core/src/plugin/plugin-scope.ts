import type { InjectionToken } from 'tsyringe';
import { type Clock, systemClock } from '../clock.js';
import { Scope } from './scope.js';

/** Reports what a callback threw; it must not throw itself. */
type Report = (error: unknown) => unknown;

/** What can be listened to: Node's emitters, and what browsers and `AbortSignal` are. */
export type Listenable =
  | { on(event: string, listener: Listener): unknown; off(event: string, listener: Listener): unknown }
  | EventTarget;

type Listener = (...args: unknown[]) => void;

/**
 * What a loaded plugin owns. All of it ends when the plugin is unloaded and its handlers have finished, the last first;
 * callbacks that are running then may finish, and what they throw is logged and told to `bot.catch` and `@OnError`.
 */
export class PluginScope extends Scope {
  readonly #report: Report;
  readonly #services = new Map<InjectionToken, unknown>();
  #ending?: AbortController;

  constructor(
    name: string,
    report: Report,
    private readonly clock: Clock = systemClock,
  ) {
    super(name);
    this.#report = report;
  }

  /** What the plugin offers to others, by token. */
  get services(): ReadonlyMap<InjectionToken, unknown> {
    return this.#services;
  }

  /**
   * Aborted when the plugin is unloaded, once its handlers have finished and before its callbacks are waited for: hand it to
   * whatever takes long in timers and listeners. What a handler does is ended by `ctx.signal`.
   */
  get signal(): AbortSignal {
    return (this.#ending ??= new AbortController()).signal;
  }

  /** Aborts the signal, then undoes every effect, the last first. @throws AggregateError of what failed, once all were tried. */
  override [Symbol.asyncDispose](): Promise<void> {
    // First of all: a callback that is waited for may be waiting for something that takes long.
    (this.#ending ??= new AbortController()).abort();
    return super[Symbol.asyncDispose]();
  }

  /**
   * Offers something to the plugins that name this one in `requires` or `optional`: they get it by `@inject(token)`, or by
   * its type where the token is a class. The instance of the plugin itself is offered in any case.
   */
  provide<T>(token: InjectionToken<T>, service: T): void {
    this.effect(() => {
      this.#services.set(token, service);
      return () => this.#services.delete(token);
    });
  }

  /** Calls once, `delayMs` milliseconds from now. @returns Calls it off. */
  setTimeout(callback: () => unknown, delayMs: number): () => unknown {
    const cancel = this.effect(() => {
      const task = this.#task(callback);
      // What has run is nothing to undo any more: a plugin that sets many must not keep them all.
      const callOff = this.clock.setTimeout(() => task.run().finally(cancel), delayMs);
      return () => {
        callOff();
        return task.settled();
      };
    });
    return cancel;
  }

  /** Calls every `intervalMs` milliseconds; a call that is still running is not overtaken by the next. @returns Ends it. */
  setInterval(callback: () => unknown, intervalMs: number): () => unknown {
    return this.effect(() => {
      const task = this.#task(callback);
      const end = this.clock.setInterval(() => task.isRunning || task.run(), intervalMs);
      return () => {
        end();
        return task.settled();
      };
    });
  }

  /** Listens to an emitter that outlives the plugin. @returns Stops listening. */
  listen(target: Listenable, event: string, listener: (...args: never[]) => unknown): () => unknown {
    return this.effect(() => {
      const guarded = (...args: unknown[]): void => void this.#attempt(() => listener(...(args as never[])));
      if ('on' in target) target.on(event, guarded);
      else target.addEventListener(event, guarded);
      return () => ('off' in target ? target.off(event, guarded) : target.removeEventListener(event, guarded));
    });
  }

  /** A callback that can be waited for. */
  #task(callback: () => unknown) {
    let running: Promise<void> | undefined;
    const run = (): Promise<void> => {
      running = this.#attempt(callback).finally(() => (running = undefined));
      return running;
    };
    return {
      run,
      settled: () => running,
      get isRunning() {
        return running !== undefined;
      },
    };
  }

  /** What the signal has ended did as it was told. */
  #isAborted(error: unknown): boolean {
    return this.#ending?.signal.aborted === true && error instanceof Error && error.name === 'AbortError';
  }

  async #attempt(callback: () => unknown): Promise<void> {
    try {
      await callback();
    } catch (error) {
      if (!this.#isAborted(error)) await this.#report(error);
    }
  }
}
