import 'reflect-metadata';
import { injectable } from 'tsyringe';
import type { Bot } from '../bot.js';
import type { ArgumentKinds } from '../command/argument-kinds.js';
import type { CommandOptions } from '../command/command.js';
import type { CheckSignature, CommandHandler, NamedArguments, NoKinds } from '../command/command-types.js';
import { addCommand, declareCommand } from '../command/declare-command.js';
import type { AnyContext, ContextOf } from '../context/create-context.js';
import type { EventContext } from '../context/event-context.js';
import type { InteractionContext } from '../context/interaction-context.js';
import type { MessageContext } from '../context/message-context.js';
import type { HandlerError } from '../errors/handler-error.js';
import type { Guard } from '../guard/guard.js';
import type { HandlerKey } from '../dispatch/handler-registry.js';
import { cooldown, type CooldownOptions, quota, type QuotaOptions } from '../limit/limit-rule.js';
import type { Middleware } from '../middleware/middleware.js';
import type { EventName } from '../protocol/event.js';
import {
  type Attach,
  markPlugin,
  type PluginMetadata,
  recordGuards,
  recordHandler,
  recordLimits,
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

/** Decorates a method that takes these arguments after its context. `Arguments` is there to be read, by hovering over it. */
export type CommandDecorator<Arguments, Fn> = MethodDecoratorFor<Fn> & { readonly arguments?: Arguments };

/**
 * Makes a method a command: `@Command('roll <sides:int> [times:int=1]')` on `roll(ctx, sides: number, times: number)`.
 *
 * Kinds: `string` (the default), `int`, `number`, `bool`, `user`, `duration`, `image` (a picture sent along), `text` (the rest
 * of the line), `a|b|c`, and those of `options.kinds`. `<…>` is required, `[…]` optional, `name...` takes all remaining words.
 *
 * Several words make a subcommand: `note add <what:text>`. Options come last and reach the method as one object after its
 * arguments: `ban <who:user> -d, --days <n:int=7> --silent --no-log` gives `{ days: number; silent: boolean; log: boolean }`.
 *
 * A method whose parameters do not fit does not compile, nor does a signature that cannot be read.
 *
 * @throws {@link PluginError} when the signature cannot be read, or an example does not fit it.
 */
export function Command<const S extends string, Kinds extends ArgumentKinds = NoKinds>(
  signature: CheckSignature<S, Kinds>,
  options: CommandOptions<Kinds> = {},
): CommandDecorator<NamedArguments<S, Kinds>, CommandHandler<S, Kinds>> {
  const declared = declareCommand(signature, options);
  return handlerDecorator(({ commands, ...runner }) => addCommand(commands, declared, runner), declared.signature.name);
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

/** Whose errors a method hears. */
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

/**
 * So many seconds from one use of a method to the next: `@Cooldown({ seconds: 5 })`. Who is too early is told once how long
 * it takes still. On a class, its handlers count together.
 *
 * @throws {@link PluginError} when `seconds` is not above 0.
 */
export function Cooldown(options: CooldownOptions): ClassOrMethodDecorator {
  const rule = cooldown(options);
  return (target, method) => recordLimits([rule], target, method);
}

/**
 * So many uses of a method in a period: `@Quota({ limit: 3, every: 'day' })`. Who has none left is told once how long it
 * takes still. On a class, its handlers count together.
 *
 * @throws {@link PluginError} when `limit` is not a whole number above 0, or the period or time zone is none.
 */
export function Quota(options: QuotaOptions): ClassOrMethodDecorator {
  const rule = quota(options);
  return (target, method) => recordLimits([rule], target, method);
}
