import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import {
  allow,
  Button,
  type ButtonRegistry,
  Command,
  type CommandRegistry,
  Cooldown,
  createBot,
  handlerDecorator,
  Hears,
  type HearsRegistry,
  On,
  OnError,
  OnReady,
  Plugin,
  type PluginScope,
  Quota,
  type Registration,
  Storage,
  Use,
  UseGuards,
} from '../../src/index.js';

/** Where decorators register, as one of them is told. */
interface Registries {
  handlers: Registration['handlers'];
  commands: CommandRegistry;
  hears: HearsRegistry;
  buttons: ButtonRegistry;
}

let registries: Registries | undefined;

/** A decorator from outside that looks around. */
const Probe = () =>
  handlerDecorator<() => unknown>(({ handlers, commands, hears, buttons }) => {
    registries = { handlers, commands, hears, buttons };
    return () => {};
  });

@Plugin({ name: 'probe' })
class ProbePlugin {
  @Probe()
  look() {}
}

@Plugin({ name: 'everything', prefix: '.', locales: { 'zh-CN': { hello: '你好' }, en: { hello: 'hello' } } })
@UseGuards(() => allow())
@Use((_ctx, next) => next())
class Everything {
  constructor(private readonly storage: Storage) {}

  onLoad(scope: PluginScope) {
    scope.provide('EVERYTHING', this);
    scope.setInterval(() => {}, 60_000);
    scope.setTimeout(() => {}, 60_000);
    scope.listen(process, 'warning', () => {});
    scope.signal.addEventListener('abort', () => {});
    void this.storage;
  }

  onReady() {}

  onUnload() {}

  @Command('every <thing> --loud', { alias: ['all things'], examples: ['every one'] })
  @Cooldown({ seconds: 1 })
  command() {}

  @Hears(/every (?<thing>\w+)/)
  @Quota({ limit: 1, every: 'day' })
  hears() {}

  @Button('every:<thing:int>')
  button() {}

  @On('message')
  @On('GROUP_ADD_ROBOT')
  listen() {}

  @OnReady()
  ready() {}

  @OnError({ of: 'bot' })
  error() {}
}

@Plugin({ name: 'user', requires: [Everything] })
class User {
  constructor(readonly everything: Everything) {}
}

function snapshot({ handlers, commands, hears, buttons }: Registries) {
  return {
    handlers: [...handlers.entries()].map(([key, list]) => [key, list.map(({ name }) => name)]),
    commands: commands.list().map(({ signature }) => signature.declaration),
    calls: ['.every thing', '.all things', '/every thing'].map((text) => commands.match(text)?.command.signature.name),
    hears: hears.list().length,
    buttons: buttons.match('every:1')?.handler.name,
    listeners: process.listenerCount('warning'),
  };
}

/** Others may have some, too, which end meanwhile. */
const timers = () => process.getActiveResourcesInfo().filter((type) => type === 'Timeout').length;

const offline = () =>
  createBot({
    appId: '1',
    clientSecret: 'offline-secret',
    store: 'memory',
    storage: 'memory',
    log: { level: 'silent' },
  });

test('a plugin with everything there is leaves the registries, timers and listeners as they were', async () => {
  const bot = offline();
  await bot.plugins.load(ProbePlugin);
  const before = snapshot(registries as Registries);
  const timersBefore = timers();
  await bot.plugins.load(Everything);
  await bot.plugins.load(User);
  const loaded = snapshot(registries as Registries);
  expect(loaded).toMatchObject({
    handlers: [
      ['GROUP_ADD_ROBOT', ['listen']],
      ['message', ['listen']],
    ],
    commands: ['every <thing> --loud'],
    calls: ['every', 'every', undefined],
    hears: 1,
    listeners: before.listeners + 1,
  });
  expect(loaded.buttons).toBeDefined();
  expect(bot.t('everything.hello', undefined, 'en')).toBe('hello');
  await bot.plugins.reload('everything');
  expect(snapshot(registries as Registries)).toEqual(loaded);
  await bot.plugins.unload('everything');
  expect(bot.plugins.names).toEqual(['probe']);
  expect(snapshot(registries as Registries)).toEqual(before);
  expect(timers()).toBeLessThanOrEqual(timersBefore);
  expect(bot.t('everything.hello', undefined, 'en')).toBe('everything.hello');
  await bot.stop();
});

test('loaded and unloaded a thousand times it keeps the memory flat', { timeout: 60_000 }, async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const bot = offline();
  await bot.plugins.load(ProbePlugin);
  const cycle = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await bot.plugins.load(Everything);
      await bot.plugins.unload('everything');
    }
  };
  await cycle(200);
  const before = heap();
  await cycle(1000);
  const bytesPerLoad = (heap() - before) / 1000;
  // A kept instance, with its scope and container, would be some thousand bytes each time.
  expect(bytesPerLoad).toBeLessThan(1000);
  await bot.stop();
});
