import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Bot } from '../bot.js';
import type { PluginScope } from './plugin-scope.js';

/**
 * A class decorated with `@Plugin`.
 *
 * A plugin with options declares their schema, of any library that speaks Standard Schema, as `static readonly options`.
 */
export interface PluginClass<T extends object = object> {
  /** Their schema, where it takes any. */
  readonly options?: StandardSchemaV1;
  /** Of the class; that of the plugin is in `@Plugin`. */
  readonly name: string;
  /** Where decorated methods are found. */
  readonly prototype: T;
  // Parameters are injected, so which ones there are is nobody's business here.
  new (...args: never[]): T;
}

/** What a plugin may do besides handling events. */
export interface PluginLifecycle {
  /**
   * Before the first event; loading waits for it. Timers, listeners and the like are switched on with the scope, which
   * undoes them. Here plugins provide services to others, too.
   */
  onLoad?(scope: PluginScope): unknown;
  /** Once the bot is ready, or at once when it is; nothing waits for it. */
  onReady?(bot: Bot): unknown;
  /** After the last handler has finished; unloading waits for it. */
  onUnload?(): unknown;
}

/** The options a plugin works with: defaults filled in. Type of the parameter `@inject(OPTIONS)`. */
export type OptionsOf<P> = P extends { readonly options: infer S extends StandardSchemaV1 }
  ? StandardSchemaV1.InferOutput<S>
  : undefined;

/** The options a person writes: what has a default may be left out. */
export type OptionsInputOf<P> = P extends { readonly options: infer S extends StandardSchemaV1 }
  ? StandardSchemaV1.InferInput<S>
  : undefined;

/** A plugin with its options, made by {@link use}. */
export interface PluginUse<P extends PluginClass = PluginClass> {
  /** The class. */
  readonly plugin: P;
  /** Typed where it is written, by {@link use}; checked against the schema when loaded. */
  readonly options: unknown;
}

/** An entry of `plugins` in a config: a class, a class with options, or the name of a package. */
export type PluginEntry = PluginClass | PluginUse;

/** The options argument: absent for a plugin without, optional where everything has a default. */
export type OptionsArgument<P> =
  OptionsInputOf<P> extends undefined
    ? []
    : Record<string, never> extends OptionsInputOf<P>
      ? [options?: OptionsInputOf<P>]
      : [options: OptionsInputOf<P>];

/** Gives a plugin its options: `plugins: [use(CommandsPlugin, { suggest: true })]`. Checked by the compiler, and again at load. */
export function use<P extends PluginClass>(plugin: P, ...[options]: OptionsArgument<P>): PluginUse<P> {
  return { plugin, options };
}

export function toPluginUse(entry: PluginEntry): PluginUse {
  return typeof entry === 'function' ? { plugin: entry, options: undefined } : entry;
}
