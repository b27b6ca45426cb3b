import type { AnyContext } from '../context/create-context.js';
import { localize } from '../i18n/localized.js';
import { compose } from '../middleware/compose.js';
import type { Middleware } from '../middleware/middleware.js';
import type { Guard } from './guard.js';
import type { Handler, ReadArguments } from './handler.js';

export interface HandlerParts {
  name: string;
  plugin?: string;
  guards?: readonly Guard[];
  middleware?: readonly Middleware[];
  /** The function itself, with the arguments of a command after the context. */
  call: (ctx: never, ...args: never[]) => unknown;
}

/** Puts guards and middleware of its own around a function: guards first, then middleware, then the function. */
export function createHandler({ name, plugin, guards = [], middleware = [], call }: HandlerParts): Handler {
  const invoke = call as (ctx: AnyContext, ...args: readonly unknown[]) => unknown;
  const bare = (ctx: AnyContext, readArgs?: ReadArguments) => (readArgs ? invoke(ctx, ...readArgs()) : invoke(ctx));
  const wrapped = middleware.length > 0 ? wrap(middleware, bare) : bare;
  const run = guards.length > 0 ? guarded(guards, wrapped) : wrapped;
  return {
    name,
    plugin,
    run: (ctx, readArgs) => {
      ctx.handledBy = plugin;
      return run(ctx, readArgs);
    },
  };
}

/** What the function says is kept aside: middleware need not pass it on. */
function wrap(middleware: readonly Middleware[], inner: Handler['run']): Handler['run'] {
  return async (ctx, readArgs) => {
    let said: unknown;
    const around = compose<AnyContext, unknown>(middleware, async (context) => {
      said = await inner(context, readArgs);
    });
    await around(ctx);
    return said;
  };
}

function guarded(guards: readonly Guard[], inner: Handler['run']): Handler['run'] {
  return async (ctx, readArgs) => {
    for (const guard of guards) {
      const answer = await guard(ctx);
      if (!answer.allowed) return answer.reason && localize(answer.reason, ctx.locale);
    }
    return inner(ctx, readArgs);
  };
}
