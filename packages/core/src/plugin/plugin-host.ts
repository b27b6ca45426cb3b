import type { DependencyContainer } from 'tsyringe';
import type { CommandRegistry } from '../command/command-registry.js';
import { createHandler } from '../dispatch/create-handler.js';
import type { HandlerRegistry } from '../dispatch/handler-registry.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Logger } from '../logging/logger.js';
import { InFlight } from './in-flight.js';
import { guardsOf, type HandlerRecord, handlerRecords, middlewareOf, pluginMetadata } from './metadata.js';
import {
  type PluginClass,
  type PluginEntry,
  type PluginLifecycle,
  type PluginUse,
  toPluginUse,
} from './plugin-class.js';
import { readOptions } from './plugin-options.js';
import { Scope } from './scope.js';
import { LOGGER, OPTIONS } from './tokens.js';
import { wire } from './wiring.js';

/** What loading needs of the bot. */
export interface PluginHostParts {
  container: DependencyContainer;
  handlers: HandlerRegistry;
  commands: CommandRegistry;
  log: Logger;
  /** Told after each plugin that was loaded. */
  onLoaded: () => void;
}

interface Loaded {
  readonly use: PluginUse;
  readonly scope: Scope;
}

/** Loads and unloads plugins: the one place where what decorators recorded becomes registrations. */
export class PluginHost {
  readonly #parts: PluginHostParts;
  readonly #loaded = new Map<string, Loaded>();

  constructor(parts: PluginHostParts) {
    this.#parts = parts;
  }

  /** Names of the loaded plugins, in the order they were loaded. */
  get names(): string[] {
    return [...this.#loaded.keys()];
  }

  /**
   * Loads a plugin: checks its options, builds it, runs `onLoad`, registers its handlers. One that fails leaves no trace.
   *
   * @throws {@link PluginError} naming what is wrong and the remedy.
   */
  async load(entry: PluginEntry): Promise<void> {
    const use = toPluginUse(entry);
    const name = this.#nameOf(use.plugin);
    const scope = new Scope(name);
    this.#loaded.set(name, { use, scope });
    try {
      await this.#setUp(name, use, scope);
    } catch (error) {
      this.#loaded.delete(name);
      // What failed first is what has to be mended.
      await scope[Symbol.asyncDispose]().catch((failure: unknown) => this.#notClean(name, failure));
      throw error;
    }
    this.#parts.log.debug({ plugin: name }, 'plugin loaded');
    this.#parts.onLoaded();
  }

  /**
   * Unloads a plugin, in the reverse order of loading: it hears no more, its running handlers finish, its effects end,
   * `onUnload` runs. A handler must not wait for the unloading of its own plugin, which waits for it.
   *
   * @throws {@link PluginError} when there is none of this name.
   */
  async unload(name: string): Promise<void> {
    const { scope } = this.#find(name);
    this.#loaded.delete(name);
    await scope[Symbol.asyncDispose]();
    this.#parts.log.debug({ plugin: name }, 'plugin unloaded');
  }

  /** Unloads a plugin and loads it again with the same options. */
  async reload(name: string): Promise<void> {
    const { use } = this.#find(name);
    await this.unload(name);
    await this.load(use);
  }

  /** Unloads every plugin, the last loaded first. One that fails is logged and does not keep the others. */
  async unloadAll(): Promise<void> {
    for (const name of this.names.toReversed()) {
      await this.unload(name).catch((error: unknown) => this.#notClean(name, error));
    }
  }

  #notClean(name: string, error: unknown): void {
    this.#parts.log.error({ plugin: name, err: error }, `plugin ${name} did not unload cleanly`);
  }

  /** Undone backwards: stop listening, let running handlers finish, end effects, `onUnload`, drop the container. */
  async #setUp(name: string, { plugin, options }: PluginUse, scope: Scope): Promise<void> {
    const container = this.#parts.container.createChildContainer();
    container.register(OPTIONS, { useValue: await readOptions(name, plugin, options) });
    container.register(LOGGER, { useValue: this.#parts.log.child({ plugin: name }) });
    wire(container, plugin);
    const instance = container.resolve(plugin as new () => object) as object & PluginLifecycle;
    scope.effect(() => () => instance.onUnload?.());
    await instance.onLoad?.(scope);
    const inFlight = new InFlight();
    scope.effect(() => () => inFlight.idle());
    for (const record of handlerRecords(plugin))
      scope.effect(() => this.#attach(name, plugin, instance, record, inFlight));
  }

  #attach(name: string, plugin: PluginClass, instance: object, record: HandlerRecord, inFlight: InFlight): () => void {
    const { method, label, attach } = record;
    const { handlers, commands } = this.#parts;
    const guards = guardsOf(plugin, method);
    const methods = instance as Record<string | symbol, (...args: never[]) => unknown>;
    const handler = createHandler({
      name: label ?? String(method),
      plugin: name,
      guards,
      middleware: middlewareOf(plugin, method),
      call: (methods[method] as (...args: never[]) => unknown).bind(instance),
    });
    return attach({ handler: inFlight.track(handler), guards, handlers, commands });
  }

  #nameOf(plugin: PluginClass): string {
    const name = typeof plugin === 'function' ? pluginMetadata(plugin)?.name : undefined;
    if (name === undefined) throw notAPlugin(plugin);
    if (this.#loaded.has(name)) throw loadedTwice(name);
    return name;
  }

  #find(name: string): Loaded {
    const loaded = this.#loaded.get(name);
    if (!loaded) throw notLoaded(name, this.names);
    return loaded;
  }
}

function notAPlugin(value: unknown): PluginError {
  const what = typeof value === 'function' ? value.name || 'class' : String(value);
  return new PluginError({
    'zh-CN': `${what} 不是插件：请给类加上 @Plugin({ name })。若已加上，说明安装了两份 @qqbotjs/core，请去重。`,
    en: `${what} is not a plugin: put @Plugin({ name }) on the class. If it is there, two copies of @qqbotjs/core are installed; keep one.`,
  });
}

function loadedTwice(name: string): PluginError {
  return new PluginError({
    'zh-CN': `插件“${name}”已经加载；请从 plugins 中去掉重复项，或给其中一个改名。`,
    en: `The plugin "${name}" is loaded already; remove it from plugins once, or give one another name.`,
  });
}

function notLoaded(name: string, loaded: readonly string[]): PluginError {
  return new PluginError({
    'zh-CN': `没有加载名为“${name}”的插件；已加载：${loaded.join('、') || '无'}。`,
    en: `No plugin named "${name}" is loaded; there are: ${loaded.join(', ') || 'none'}.`,
  });
}
