import type { AnyContext } from '../context/create-context.js';
import { HandlerError } from '../errors/handler-error.js';
import { type Denial, type Guard, nameOf } from '../guard/guard.js';
import type { Limit } from '../limit/limit.js';
import { limited } from '../limit/limited.js';
import { localize } from '../i18n/localized.js';
import { compose } from '../middleware/compose.js';
import type { Middleware } from '../middleware/middleware.js';
import { InteractionResult } from '../rest/api/interactions.js';
import type { Handler, ReadArguments } from './handler.js';
import { isOverheard } from './is-overheard.js';
import { Refused } from './refused.js';

export interface HandlerParts {
  name: string;
  plugin?: string;
  guards?: readonly Guard[];
  limits?: readonly Limit[];
  middleware?: readonly Middleware[];
  /** The function itself, with the arguments of a command after the context. */
  call: (ctx: never, ...args: never[]) => unknown;
}

/** Puts around a function, from the outside in: guards, what is read as its arguments, limits, and middleware of its own. */
export function createHandler({
  name,
  plugin,
  guards = [],
  limits = [],
  middleware = [],
  call,
}: HandlerParts): Handler {
  const invoke = call as (ctx: AnyContext, ...args: readonly unknown[]) => unknown;
  const bare = (ctx: AnyContext, readArgs?: ReadArguments) => (readArgs ? invoke(ctx, ...readArgs()) : invoke(ctx));
  const wrapped = middleware.length > 0 ? wrap(middleware, bare) : bare;
  const counted = limits.length > 0 ? limited(limits, wrapped) : wrapped;
  const run = guards.length > 0 ? guarded({ name, plugin }, guards, counted) : counted;
  return { name, plugin, run: inNameOf(plugin, run) };
}

/** Handlers of one event run one after the other, so the context knows whose turn it is. */
function inNameOf(plugin: string | undefined, run: Handler['run']): Handler['run'] {
  return (ctx, readArgs) => {
    ctx.plugin = plugin;
    return run(ctx, readArgs);
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

type Owner = Pick<HandlerParts, 'name' | 'plugin'>;

/** Asks guards first; the reason of one that denies is the answer. */
export function guarded(owner: Owner, guards: readonly Guard[], inner: Handler['run']): Handler['run'] {
  return async (ctx, readArgs) => {
    for (const guard of guards) {
      try {
        const answer = await guard(ctx);
        if (!answer.allowed) return denied(answer, guard, owner, ctx);
      } catch (cause) {
        throw new HandlerError({ plugin: owner.plugin, handler: owner.name, guard: nameOf(guard), ctx }, cause);
      }
    }
    return inner(ctx, readArgs);
  };
}

/** The line in the log is also where an operator finds the id someone has in a chat. */
function denied(answer: Denial, guard: Guard, owner: Owner, ctx: AnyContext): Refused {
  const { plugin, name: handler } = owner;
  const { eventId: event, userId, conversation } = ctx;
  ctx.bot.log.debug({ event, plugin, handler, guard: nameOf(guard), userId, conversation }, 'a guard denied');
  const { reason, result = InteractionResult.NoPermission } = answer;
  const isTold = reason !== undefined && ctx.kind !== 'event' && !isOverheard(ctx);
  return new Refused(isTold ? localize(reason, ctx.locale) : undefined, result);
}
