import 'reflect-metadata';
import type { InjectionToken } from 'tsyringe';
import type { Bot } from '../bot.js';
import type { ButtonRegistry } from '../button/button-registry.js';
import type { CommandRegistry } from '../command/command-registry.js';
import type { ErrorListener } from '../dispatch/error-boundary.js';
import type { Guard } from '../guard/guard.js';
import type { LimitRule } from '../limit/limit-rule.js';
import type { Handler } from '../dispatch/handler.js';
import type { HandlerRegistry } from '../dispatch/handler-registry.js';
import { PluginError } from '../errors/plugin-error.js';
import type { HearsRegistry } from '../hears/hears-registry.js';
import type { PluginLocales } from '../i18n/messages.js';
import type { Logger } from '../logging/logger.js';
import type { Middleware } from '../middleware/middleware.js';
import type { PluginLink } from './load-order.js';

/** What `@Plugin` says about a class. */
export interface PluginMetadata {
  /** Unique within a bot; logs, errors and `reload` use it. */
  readonly name: string;
  /** Plugins this one cannot do without. They are loaded first, and what they provide can be injected. */
  readonly requires?: readonly PluginLink[];
  /** Plugins this one makes use of where they are loaded: `@inject(TOKEN, { isOptional: true })`. */
  readonly optional?: readonly PluginLink[];
  /** What stands before the names of its commands; the first is the one shown. @defaultValue that of the bot */
  readonly prefix?: string | readonly string[];
  /** Its messages, for `ctx.t`: the folder of `<language>.json`, as `new URL('../locales/', import.meta.url)`, or the messages by language. */
  readonly locales?: PluginLocales;
  /** The language that has all of its messages; the others are compared with it. @defaultValue `zh-CN` */
  readonly defaultLocale?: string;
}

/** A decorated method of a plugin that is being loaded: the function itself, and where it can be registered. */
export interface Registration {
  /** Name of the plugin. */
  readonly plugin: string;
  /** The bot the plugin is loaded into. */
  readonly bot: Bot;
  /** The plugin's logger. */
  readonly log: Logger;
  /**
   * What a parameter of the plugin's constructor would get for a token: `OPTIONS`, `Bot`, or what a plugin it requires
   * provides. `undefined` where nothing is registered for it.
   */
  readonly resolve: <T>(token: InjectionToken<T>) => T | undefined;
  /** For what happens in a chat: the method with its guards and middleware around it. */
  readonly handler: Handler;
  /** For what happens elsewhere, such as a timer: the method alone. Never rejects: what it throws is logged and reported. */
  readonly run: (...args: unknown[]) => Promise<void>;
  /** The method alone, bound: for who deals with what it throws. */
  readonly method: (...args: unknown[]) => unknown;
  /** The guards of the class and the method. */
  readonly guards: readonly Guard[];
  /** Takes handlers of events. */
  readonly handlers: HandlerRegistry;
  /** Takes commands. */
  readonly commands: CommandRegistry;
  /** Takes what listens to texts. */
  readonly hears: HearsRegistry;
  /** Takes handlers of pressed buttons. */
  readonly buttons: ButtonRegistry;
  /** Calls once the bot is ready, or at once when it is. @returns Calls it off. */
  readonly whenReady: (listener: () => void) => () => void;
  /** Listens to everything handlers and middleware throw. @returns Stops listening. */
  readonly onError: (listener: ErrorListener) => () => void;
  /** What the plugin says stands before its commands. */
  readonly prefix?: string | readonly string[];
}

/** Registers a method. @returns Undoes it. */
export type Attach = (registration: Registration) => () => void;

/** That a method handles something; written by a decorator, read when the plugin is loaded. */
export interface HandlerRecord {
  readonly method: string | symbol;
  /** Where to name it in logs; the method's name if absent. */
  readonly label?: string;
  readonly attach: Attach;
}

/** The cooldowns and quotas of a handler. */
export interface LimitRecords {
  /** All handlers of the class count together. */
  readonly shared?: readonly LimitRule[];
  readonly own: readonly LimitRule[];
}

type Key<T> = symbol & { readonly of?: T };

const PLUGIN: Key<PluginMetadata> = Symbol('plugin');
const HANDLERS: Key<readonly HandlerRecord[]> = Symbol('handlers');
const GUARDS: Key<readonly Guard[]> = Symbol('guards');
const LIMITS: Key<readonly LimitRule[]> = Symbol('limits');
const MIDDLEWARE: Key<readonly Middleware[]> = Symbol('middleware');

function read<T>(key: Key<T>, target: object, method?: string | symbol): T | undefined {
  return method === undefined ? Reflect.getMetadata(key, target) : Reflect.getMetadata(key, target, method);
}

/** Puts entries before those already there: decorators run from the bottom up, people read from the top down. */
function prepend<T>(key: Key<readonly T[]>, entries: readonly T[], target: object, method?: string | symbol): void {
  const list = [...entries, ...(read(key, target, method) ?? [])];
  if (method === undefined) Reflect.defineMetadata(key, list, target);
  else Reflect.defineMetadata(key, list, target, method);
}

export function markPlugin(target: object, metadata: PluginMetadata): void {
  Reflect.defineMetadata(PLUGIN, metadata, target);
}

/** What `@Plugin` said about this very class; a subclass needs one of its own. */
export function pluginMetadata(target: object): PluginMetadata | undefined {
  return Reflect.getOwnMetadata(PLUGIN, target);
}

/** @throws {@link PluginError} when the method is a static one. */
export function recordHandler(prototype: object, record: HandlerRecord): void {
  if (typeof prototype === 'function') throw staticMethod(prototype.name, record.method);
  const { constructor } = prototype;
  // Methods run in the order they are written, so they are appended; inherited ones come first.
  Reflect.defineMetadata(HANDLERS, [...handlerRecords(constructor), record], constructor);
}

export function handlerRecords(target: object): readonly HandlerRecord[] {
  return read(HANDLERS, target) ?? [];
}

/** Adds guards to a class, or to a method of its prototype. */
export function recordGuards(guards: readonly Guard[], target: object, method?: string | symbol): void {
  prepend(GUARDS, guards, target, method);
}

/** Those of the class first, then those of the method. */
export function guardsOf(target: { prototype: object }, method: string | symbol): readonly Guard[] {
  return [...(read(GUARDS, target) ?? []), ...(read(GUARDS, target.prototype, method) ?? [])];
}

/** Adds cooldowns and quotas to a class, or to a method of its prototype. */
export function recordLimits(rules: readonly LimitRule[], target: object, method?: string | symbol): void {
  prepend(LIMITS, rules, target, method);
}

/** Those of the class, which all its handlers share, and those of the method. */
export function limitsOf(target: { prototype: object }, method: string | symbol): LimitRecords {
  return { shared: read(LIMITS, target) ?? [], own: read(LIMITS, target.prototype, method) ?? [] };
}

/** Adds middleware to a class, or to a method of its prototype. */
export function recordMiddleware(middleware: readonly Middleware[], target: object, method?: string | symbol): void {
  prepend(MIDDLEWARE, middleware, target, method);
}

/** Those of the class first, then those of the method. */
export function middlewareOf(target: { prototype: object }, method: string | symbol): readonly Middleware[] {
  return [...(read(MIDDLEWARE, target) ?? []), ...(read(MIDDLEWARE, target.prototype, method) ?? [])];
}

function staticMethod(className: string, method: string | symbol): PluginError {
  return new PluginError({
    'zh-CN': `${className}.${String(method)} 是静态方法；装饰器只能用在实例方法上。`,
    en: `${className}.${String(method)} is static; handlers are methods of the instance.`,
  });
}
