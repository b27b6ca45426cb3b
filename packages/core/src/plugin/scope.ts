import { PluginError } from '../errors/plugin-error.js';

/**
 * What a loaded plugin, or an open connection, owns.
 *
 * Setting up and undoing stand in one expression; disposing undoes everything in reverse order, whatever fails on the way.
 */
export class Scope implements AsyncDisposable {
  readonly #cleanups = new Set<() => unknown>();
  #disposed = false;

  constructor(/** Named in errors, such as the plugin's. */ readonly name: string) {}

  /** Effects in force. */
  get size(): number {
    return this.#cleanups.size;
  }

  /**
   * Switches something on until the scope ends.
   *
   * @param setup - Does it, and returns how to undo it.
   * @returns Undoes it before the scope ends.
   */
  effect(setup: () => () => unknown): () => unknown {
    if (this.#disposed) throw disposedAlready(this.name);
    const undo = setup();
    const cleanup = () => (this.#cleanups.delete(cleanup) ? undo() : undefined);
    this.#cleanups.add(cleanup);
    return cleanup;
  }

  /** Undoes every effect, the last first. @throws AggregateError of what failed, once all were tried. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    const errors: unknown[] = [];
    for (const cleanup of [...this.#cleanups].toReversed()) {
      try {
        await cleanup();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `Scope "${this.name}" did not end cleanly`);
  }
}

function disposedAlready(name: string): PluginError {
  return new PluginError({
    'zh-CN': `“${name}”已卸载；请在 onLoad 中登记副作用。`,
    en: `"${name}" is unloaded; register effects while loading.`,
  });
}
