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
  return layers.reduceRight<(ctx: C) => Promise<R>>((inner, layer) => wrap(layer, inner, repeatable), settled(core));
}

function wrap<C, R>(layer: Layer<C, R>, inner: (ctx: C) => Promise<R>, repeatable: boolean): (ctx: C) => Promise<R> {
  return settled((ctx) => {
    let called = false;
    return layer(ctx, () => {
      if (called && !repeatable) return Promise.reject(calledTwice(layer.name));
      called = true;
      return inner(ctx);
    });
  });
}

/** Answers with a promise whatever `run` does. A promise is passed on as it is: this stands on the way of every event. */
function settled<C, R>(run: (ctx: C) => R | Promise<R>): (ctx: C) => Promise<R> {
  return (ctx) => {
    try {
      return Promise.resolve(run(ctx));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

function calledTwice(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name || '某个中间件'} 调用了两次 next()；请确保每个事件只调用一次。`,
    en: `${name || 'A middleware'} called next() twice; call it once per event.`,
  });
}
