import { PluginError } from '../errors/plugin-error.js';

/** One layer of an onion: works on `ctx`, calls `next()` for everything inside it, and may change what comes back. */
export type Layer<C, R> = (ctx: C, next: () => Promise<R>) => R | Promise<R>;

export interface ComposeOptions {
  /** Whether a layer may call `next()` again, as a retry does. @defaultValue false */
  repeatable?: boolean;
}

/**
 * Folds layers into one function. The first is the outermost; `core` is the centre.
 *
 * Knows nothing of bots: events on their way in and API calls on their way out pass the same function.
 *
 * @throws {@link PluginError} when a layer calls `next()` twice and the onion is not `repeatable`.
 */
export function compose<C, R>(
  layers: readonly Layer<C, R>[],
  core: (ctx: C) => R | Promise<R>,
  { repeatable = false }: ComposeOptions = {},
): (ctx: C) => Promise<R> {
  const run = async (ctx: C, index: number): Promise<R> => {
    const layer = layers[index];
    if (!layer) return core(ctx);
    let called = false;
    return layer(ctx, async () => {
      if (called && !repeatable) throw calledTwice(layer.name);
      called = true;
      return run(ctx, index + 1);
    });
  };
  return (ctx) => run(ctx, 0);
}

function calledTwice(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name || '某个中间件'} 调用了两次 next()；请确保每个事件只调用一次。`,
    en: `${name || 'A middleware'} called next() twice; call it once per event.`,
  });
}
