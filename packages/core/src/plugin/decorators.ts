import 'reflect-metadata';
import { injectable } from 'tsyringe';
import type { Bot } from '../bot.js';
import type { CommandOptions } from '../command/command-registry.js';
import type { CheckSignature, CommandHandler } from '../command/command-types.js';
import { Signature } from '../command/signature.js';
import type { AnyContext, ContextOf } from '../context/create-context.js';
import type { EventContext } from '../context/event-context.js';
import type { InteractionContext } from '../context/interaction-context.js';
import type { MessageContext } from '../context/message-context.js';
import type { HandlerError } from '../errors/handler-error.js';
import type { Guard } from '../guard/guard.js';
import type { HandlerKey } from '../dispatch/handler-registry.js';
import type { Middleware } from '../middleware/middleware.js';
import type { EventName } from '../protocol/event.js';
import {
  type Attach,
  markPlugin,
  type PluginMetadata,
  recordGuards,
  recordHandler,
  recordMiddleware,
} from './metadata.js';

/** The context a handler of this key gets. */
export type ContextFor<Key extends HandlerKey> = Key extends 'message'
  ? MessageContext
  : Key extends 'interaction'
    ? InteractionContext
    : Key extends 'event'
      ? EventContext
      : Key extends EventName
        ? ContextOf<Key>
        : AnyContext;

/** Decorates a method that fits `Fn`; any other does not compile. */
export type MethodDecoratorFor<Fn> = <M extends Fn>(
  prototype: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<M>,
) => void;

/**
 * Makes a decorator for methods: it only records `attach`, which runs each time the plugin is loaded.
 *
 * `@Command` and `@On` are made with it.
 *
 * @param attach - Registers the method and returns how to undo that.
 * @param label - What logs call the method.
 */
export function handlerDecorator<Fn>(attach: Attach, label?: string): MethodDecoratorFor<Fn> {
  return (prototype, method) => recordHandler(prototype, { method, label, attach });
}

/** Makes a class a plugin, whose constructor parameters are injected. */
export function Plugin(metadata: PluginMetadata): ClassDecorator {
  return (target) => {
    injectable()(target as unknown as new (...args: unknown[]) => unknown);
    markPlugin(target, metadata);
  };
}

/** Makes a class injectable: needed where its own constructor has parameters. Each plugin gets an instance of its own. */
export function Injectable(): ClassDecorator {
  return (target) => injectable()(target as unknown as new (...args: unknown[]) => unknown);
}

/**
 * Makes a method a command: `@Command('roll <sides:int> [times:int=1]')` on `roll(ctx, sides: number, times: number)`.
 *
 * Kinds: `string` (the default), `int`, `number`, `bool`, `user`, `duration`, `text` (the rest of the line), `a|b|c`.
 * `<…>` is required, `[…]` optional, `name...` takes all remaining words. A method whose parameters do not fit does not compile.
 *
 * @throws {@link PluginError} when the signature cannot be read.
 */
export function Command<const S extends string>(
  signature: CheckSignature<S>,
  options: CommandOptions = {},
): MethodDecoratorFor<CommandHandler<S>> {
  const parsed = new Signature(signature);
  return handlerDecorator(
    ({ handler, guards, commands }) => commands.add({ ...options, signature: parsed, guards, handler }),
    parsed.name,
  );
}

/**
 * Makes a method listen: to a kind (`message`: what no command took and no `@Hears` heard, `interaction`: a button no
 * `@Button` declared, `event`) or to one event by the platform's name, such as `GROUP_ADD_ROBOT`.
 */
export function On<Key extends HandlerKey>(key: Key): MethodDecoratorFor<(ctx: ContextFor<Key>) => unknown> {
  return handlerDecorator(({ handler, handlers }) => handlers.add(key, handler));
}

/** Runs a method once the bot is ready, or, loaded later, at once. Nothing waits for it. */
export function OnReady(): MethodDecoratorFor<(bot: Bot) => unknown> {
  return handlerDecorator(({ bot, run, whenReady }) => whenReady(() => void run(bot)));
}

export interface OnErrorOptions {
  /** Whose errors: those of the same plugin, or those of the whole bot. @defaultValue `plugin` */
  of?: 'plugin' | 'bot';
}

/**
 * Hears what handlers threw, after it was logged: to tell somebody, or to say sorry with `error.ctx?.reply(…)`.
 *
 * Its own errors are logged and go no further.
 */
export function OnError({ of = 'plugin' }: OnErrorOptions = {}): MethodDecoratorFor<(error: HandlerError) => unknown> {
  return handlerDecorator(({ plugin, method, onError }) =>
    onError((error) => (of === 'bot' || error.plugin === plugin ? method(error) : undefined)),
  );
}

/** Decorates a class or a method. */
export type ClassOrMethodDecorator = (target: object, method?: string | symbol) => void;

/** Runs middleware around one method, or around every handler of a class. */
export function Use(...middleware: Middleware[]): ClassOrMethodDecorator {
  return (target, method) => recordMiddleware(middleware, target, method);
}

/** Asks guards before one method, or before every handler of a class. */
export function UseGuards(...guards: Guard[]): ClassOrMethodDecorator {
  return (target, method) => recordGuards(guards, target, method);
}
