import type { DependencyContainer, InjectionToken } from 'tsyringe';
import type { Bot } from '../bot.js';
import type { ButtonRegistry } from '../button/button-registry.js';
import type { CommandRegistry } from '../command/command-registry.js';
import { isNamedBy } from '../command/is-named-by.js';
import { createHandler } from '../dispatch/create-handler.js';
import type { ErrorBoundary } from '../dispatch/error-boundary.js';
import type { HandlerRegistry } from '../dispatch/handler-registry.js';
import { PluginError } from '../errors/plugin-error.js';
import type { HearsRegistry } from '../hears/hears-registry.js';
import type { LimitDesk } from '../limit/limit-desk.js';
import type { Translator } from '../i18n/translator.js';
import type { Logger } from '../logging/logger.js';
import type { Prompts } from '../prompt/prompts.js';
import type { Depot } from '../storage/depot.js';
import { Storage } from '../storage/storage.js';
import { InFlight } from './in-flight.js';
import { type Links, linksOf } from './load-order.js';
import { guardsOf, type HandlerRecord, handlerRecords, limitsOf, middlewareOf, pluginMetadata } from './metadata.js';
import {
  type PluginClass,
  type PluginEntry,
  type PluginLifecycle,
  type PluginUse,
  toPluginUse,
} from './plugin-class.js';
import { readOptions } from './plugin-options.js';
import { PluginScope } from './plugin-scope.js';
import { ReadySignal } from './ready-signal.js';
import { Scope } from './scope.js';
import { LOGGER, OPTIONS } from './tokens.js';
import { wire } from './wiring.js';

/** What loading needs of the bot. */
export interface PluginHostParts {
  bot: Bot;
  container: DependencyContainer;
  handlers: HandlerRegistry;
  commands: CommandRegistry;
  hears: HearsRegistry;
  buttons: ButtonRegistry;
  boundary: ErrorBoundary;
  prompts: Prompts;
  depot: Depot;
  limits: LimitDesk;
  /** What the bot offers to all. */
  provided: ReadonlyMap<InjectionToken, unknown>;
  translator: Translator;
  log: Logger;
  /** Told after each plugin that was loaded. */
  onLoaded: () => void;
}

interface Loaded {
  readonly use: PluginUse;
  readonly links: Links;
  readonly scope: PluginScope;
  /** What hears of events. Ends before the scope: what handlers have switched on outlives them. */
  readonly hearing: Scope;
  /** Once it is built. */
  instance?: object;
}

/** What one plugin is made of while it is being loaded. */
interface Building {
  readonly name: string;
  readonly plugin: PluginClass;
  readonly instance: PluginLifecycle;
  readonly log: Logger;
  readonly container: DependencyContainer;
  readonly inFlight: InFlight;
}

/** Loads and unloads plugins: the one place where what decorators recorded becomes registrations. */
export class PluginHost {
  readonly #parts: PluginHostParts;
  readonly #loaded = new Map<string, Loaded>();
  readonly #ready = new ReadySignal();

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
    const links = linksOf(use.plugin);
    const missing = links.requires.filter((link) => !this.#loaded.has(link));
    if (missing.length > 0) throw withoutRequired(name, missing, this.names);
    const scope = new PluginScope(name, (error) => this.#report(error, name, 'scope callback'), this.#parts.bot.clock);
    const loaded: Loaded = { use, links, scope, hearing: new Scope(name) };
    this.#loaded.set(name, loaded);
    try {
      await this.#setUp(name, loaded);
    } catch (error) {
      this.#loaded.delete(name);
      // What failed first is what has to be mended.
      await this.#end(name, loaded).catch((failure: unknown) => this.#notClean(name, failure));
      throw error;
    }
    this.#parts.log.debug({ plugin: name }, 'plugin loaded');
    this.#parts.onLoaded();
  }

  /**
   * Unloads a plugin, in the reverse order of loading: it hears no more, its running handlers finish, its effects end,
   * `onUnload` runs. A handler must not wait for the unloading of its own plugin, which waits for it.
   *
   * Plugins that require it are unloaded before it; those that only make use of it are loaded again, without it.
   *
   * @throws {@link PluginError} when there is none of this name.
   */
  async unload(name: string): Promise<void> {
    const users = await this.#takeDown(name);
    await this.#loadAgain(users);
  }

  /** Unloads a plugin and loads it again with the same options; so are those that build on it. */
  async reload(name: string): Promise<void> {
    const { use } = this.#find(name);
    const users = await this.#takeDown(name);
    await this.load(use);
    await this.#loadAgain(users);
  }

  /** Unloads every plugin, the last loaded first. One that fails is logged and does not keep the others. */
  async unloadAll(): Promise<void> {
    for (const name of this.names.toReversed()) await this.#unloadQuietly(name);
  }

  /** Tells those who wait for it that the bot is ready. */
  ready(): void {
    this.#ready.fire();
  }

  /** Unloads a plugin and, before it, those that build on it. @returns The latter, in the order they were loaded. */
  async #takeDown(name: string): Promise<PluginUse[]> {
    this.#find(name);
    const users = this.#usersOf(name);
    for (const { use } of users.toReversed()) await this.#unloadQuietly(pluginMetadata(use.plugin)?.name ?? '');
    await this.#unloadOne(name);
    return users.map(({ use }) => use);
  }

  /** Those of which everything they require is there. */
  async #loadAgain(uses: readonly PluginUse[]): Promise<void> {
    for (const use of uses) {
      const isPossible = linksOf(use.plugin).requires.every((link) => this.#loaded.has(link));
      if (isPossible) await this.load(use);
      else this.#parts.log.warn({ plugin: pluginMetadata(use.plugin)?.name }, 'unloaded, as a plugin it requires was');
    }
  }

  /** Those that build on a plugin, directly or through others, in the order they were loaded. */
  #usersOf(name: string): Loaded[] {
    const names = new Set([name]);
    // Whatever one builds on was loaded before it, so one pass finds all.
    const users = [...this.#loaded].filter(([user, { links }]) => {
      const isUser = [...links.requires, ...links.optional].some((link) => names.has(link));
      if (isUser) names.add(user);
      return isUser;
    });
    return users.map(([, loaded]) => loaded);
  }

  async #unloadOne(name: string): Promise<void> {
    const loaded = this.#find(name);
    this.#loaded.delete(name);
    await this.#end(name, loaded);
    this.#parts.log.debug({ plugin: name }, 'plugin unloaded');
  }

  /** Both, whatever fails on the way. */
  #end(name: string, { hearing, scope }: Loaded): Promise<void> {
    const both = new Scope(name);
    both.effect(() => () => scope[Symbol.asyncDispose]());
    both.effect(() => () => hearing[Symbol.asyncDispose]());
    return both[Symbol.asyncDispose]();
  }

  #unloadQuietly(name: string): Promise<void> {
    return this.#unloadOne(name).catch((error: unknown) => this.#notClean(name, error));
  }

  #notClean(name: string, error: unknown): void {
    this.#parts.log.error({ plugin: name, err: error }, `plugin ${name} did not unload cleanly`);
  }

  /** Undone backwards: stop listening, let running handlers finish, end effects, `onUnload`, drop the container. */
  async #setUp(name: string, loaded: Loaded): Promise<void> {
    const { scope, hearing, use } = loaded;
    const log = this.#parts.log.child({ plugin: name });
    const container = this.#createContainer(loaded);
    const options = await readOptions(name, use.plugin, use.options);
    // By a factory: the container takes no `undefined` for a value, which is what a plugin without options has.
    container.register(OPTIONS, { useFactory: () => options });
    container.register(LOGGER, { useValue: log });
    container.register(Storage, { useValue: this.#parts.depot.of(name) });
    await this.#addMessages(loaded, name, log);
    wire(container, use.plugin);
    const instance = container.resolve(use.plugin as new () => object) as object & PluginLifecycle;
    loaded.instance = instance;
    scope.effect(() => () => instance.onUnload?.());
    await instance.onLoad?.(scope);
    const inFlight = new InFlight();
    hearing.effect(() => () => this.#finish(name, inFlight));
    const building: Building = { name, plugin: use.plugin, instance, log, container, inFlight };
    const records = handlerRecords(use.plugin);
    this.#warnOfUnknown(name, records);
    for (const record of records) hearing.effect(() => this.#attach(record, building));
    if (instance.onReady) hearing.effect(() => this.#announce(building));
  }

  /** What is misspelt in `commands.without` would be there without a word. */
  #warnOfUnknown(name: string, records: readonly HandlerRecord[]): void {
    const { commands, log } = this.#parts;
    const unknown = commands.leftOut(name).filter((one) => !records.some(({ label = '' }) => isNamedBy([one], label)));
    if (unknown.length === 0) return;
    log.warn({ plugin: name, commands: unknown }, 'commands.without names commands that the plugin does not have');
  }

  /** Waits for the handlers of a plugin. Those that wait for a person are not waited for. */
  async #finish(name: string, inFlight: InFlight): Promise<void> {
    const reopen = this.#parts.prompts.close('unload', name);
    await inFlight.idle();
    reopen();
  }

  async #addMessages({ use, scope }: Loaded, plugin: string, log: Logger): Promise<void> {
    const { locales, defaultLocale = 'zh-CN' } = pluginMetadata(use.plugin) ?? {};
    if (!locales) return;
    const { loadCatalog } = await import('../i18n/load-catalog.js');
    const catalog = await loadCatalog({ plugin, locales, defaultLocale, log });
    scope.effect(() => this.#parts.translator.add(plugin, catalog));
  }

  /** A plugin's own, below the bot's, with what the plugins it builds on provide, and over that what the bot does. */
  #createContainer({ links }: Loaded): DependencyContainer {
    const container = this.#parts.container.createChildContainer();
    for (const link of [...links.requires, ...links.optional]) {
      const { use, instance, scope } = this.#loaded.get(link) ?? {};
      if (!use || !scope) continue;
      container.register(use.plugin as InjectionToken, { useValue: instance });
      for (const [token, service] of scope.services) container.register(token, { useFactory: () => service });
    }
    for (const [token, service] of this.#parts.provided) container.register(token, { useFactory: () => service });
    return container;
  }

  #attach(record: HandlerRecord, building: Building): () => unknown {
    const { attach, label, method: key } = record;
    const { name, plugin, log, container, inFlight } = building;
    const { bot, handlers, commands, hears, buttons, boundary } = this.#parts;
    const guards = guardsOf(plugin, key);
    const method = methodOf(building.instance, key);
    const handler = createHandler({
      name: label ?? String(key),
      plugin: name,
      guards,
      limits: this.#parts.limits.of(limitsOf(plugin, key), label ?? String(key), name),
      middleware: middlewareOf(plugin, key),
      call: method,
    });
    const counted = inFlight.track(method);
    return attach({
      plugin: name,
      bot,
      log,
      resolve: (token) => (container.isRegistered(token, true) ? container.resolve(token) : undefined),
      handler: { ...handler, run: inFlight.track(handler.run) },
      run: (...args) => this.#run(() => counted(...args), name, handler.name),
      method: counted,
      guards,
      handlers,
      commands,
      hears,
      buttons,
      prefix: pluginMetadata(plugin)?.prefix,
      whenReady: (listener) => this.#ready.when(listener),
      onError: (listener) => boundary.listen(listener),
    });
  }

  #announce({ name, instance, inFlight }: Building): () => void {
    const onReady = inFlight.track(() => instance.onReady?.(this.#parts.bot));
    return this.#ready.when(() => void this.#run(onReady, name, 'onReady'));
  }

  async #run(call: () => unknown, plugin: string, name: string): Promise<void> {
    try {
      await call();
    } catch (error) {
      await this.#report(error, plugin, name);
    }
  }

  #report(error: unknown, plugin: string, name: string): Promise<void> {
    return this.#parts.boundary.report(error, undefined, { plugin, name });
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

function methodOf(instance: object, key: string | symbol): (...args: unknown[]) => unknown {
  const method = (instance as Record<string | symbol, unknown>)[key];
  return (method as (...args: unknown[]) => unknown).bind(instance);
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

function withoutRequired(name: string, missing: readonly string[], loaded: readonly string[]): PluginError {
  const [list, there] = [missing.join(', '), loaded.join(', ')];
  return new PluginError({
    'zh-CN': `插件“${name}”需要 ${list}，但没有加载；请把它写进 plugins。已加载：${there || '无'}。`,
    en: `The plugin "${name}" requires ${list}, which is not loaded; add it to plugins. There are: ${there || 'none'}.`,
  });
}
