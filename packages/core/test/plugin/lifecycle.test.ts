import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  Bot,
  Command,
  createBot,
  handlerDecorator,
  type HandlerError,
  inject,
  type InjectionToken,
  OnError,
  OnReady,
  Plugin,
  PluginError,
  type PluginLifecycle,
  type PluginScope,
} from '../../src/index.js';
import { eventually, gate } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

/** A bot that never connects: plugins are loaded by hand. */
const offline = () =>
  createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', log: { level: 'silent' } });

const CLOCK: InjectionToken<{ now(): string }> = Symbol('CLOCK');

class Rates {
  constructor(readonly name = 'built anew') {}
}

@Plugin({ name: 'clock' })
class ClockPlugin {
  onLoad(scope: PluginScope) {
    scope.provide(CLOCK, { now: () => 'noon' });
    scope.provide(Rates, new Rates('of the clock'));
  }
}

@Plugin({ name: 'alarm', requires: [ClockPlugin] })
class AlarmPlugin {
  constructor(
    private readonly plugin: ClockPlugin,
    private readonly rates: Rates,
    @inject(CLOCK) private readonly clock: { now(): string },
  ) {}

  @Command('time')
  time() {
    return `${this.clock.now()} ${this.rates.name} ${this.plugin instanceof ClockPlugin}`;
  }
}

describe('a plugin that requires another', () => {
  test('is loaded after it, whatever the order in the config, and gets what it provides', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(AlarmPlugin).plugin(ClockPlugin) });
    expect(scene.bot.plugins.names).toEqual(['clock', 'alarm']);
    const said = await scene.emulator.user('amy').says('/time');
    expect((await said.nextReply()).content).toBe('noon of the clock true');
  });

  test('without it does not load, and says what to do', async () => {
    const bot = offline();
    await expect(bot.plugins.load(AlarmPlugin)).rejects.toThrow(
      'The plugin "alarm" requires clock, which is not loaded; add it to plugins. There are: none.',
    );
    expect(bot.plugins.names).toEqual([]);
    await bot.stop();
  });

  test('is unloaded before it', async () => {
    const bot = offline();
    await bot.plugins.load(ClockPlugin);
    await bot.plugins.load(AlarmPlugin);
    await bot.plugins.unload('clock');
    expect([bot.plugins.names, bot.commands.list()]).toEqual([[], []]);
    await bot.stop();
  });

  test('is loaded again when the other is reloaded, with what it provides now', async () => {
    const bot = offline();
    let version = 0;
    @Plugin({ name: 'versioned' })
    class Versioned {
      readonly version = ++version;
    }
    const seen: number[] = [];
    @Plugin({ name: 'user', requires: [Versioned] })
    class User {
      constructor(versioned: Versioned) {
        seen.push(versioned.version);
      }
    }
    @Plugin({ name: 'user-of-user', requires: ['user'] })
    class UserOfUser {}
    for (const plugin of [Versioned, User, UserOfUser]) await bot.plugins.load(plugin);
    await bot.plugins.reload('versioned');
    expect([seen, bot.plugins.names]).toEqual([
      [1, 2],
      ['versioned', 'user', 'user-of-user'],
    ]);
    await bot.stop();
  });

  test('cannot be one of a circle: the error draws it', async () => {
    @Plugin({ name: 'hen', requires: ['egg'] })
    class Hen {}
    @Plugin({ name: 'egg', requires: [Hen] })
    class Egg {}
    const bot = offline().plugin(ClockPlugin).plugin(Hen).plugin(Egg);
    await expect(bot.start()).rejects.toThrow('in a circle: hen → egg → hen');
  });

  test('cannot inject one it does not name', async () => {
    @Plugin({ name: 'sneaky' })
    class Sneaky {
      constructor(readonly clock: ClockPlugin) {}
    }
    const bot = offline();
    await bot.plugins.load(ClockPlugin);
    await expect(bot.plugins.load(Sneaky)).rejects.toThrow(
      'ClockPlugin is another plugin ("clock"). Name it in requires of @Plugin',
    );
    await bot.stop();
  });

  test('gets no service of one it does not name', async () => {
    @Plugin({ name: 'own-rates' })
    class OwnRates {
      constructor(readonly rates: Rates) {
        names.push(rates.name);
      }
    }
    const names: string[] = [];
    const bot = offline();
    await bot.plugins.load(ClockPlugin);
    await bot.plugins.load(OwnRates);
    expect(names).toEqual(['built anew']);
    await bot.stop();
  });

  test('names classes or names, nothing else', async () => {
    class NoPlugin {}
    @Plugin({ name: 'wrong', requires: [NoPlugin] })
    class Wrong {}
    @Plugin({ name: 'early', requires: [undefined as never] })
    class Early {}
    const bot = offline();
    await expect(bot.plugins.load(Wrong)).rejects.toThrow('NoPlugin in requires or optional of plugin "wrong"');
    await expect(bot.plugins.load(Early)).rejects.toThrow('two files import each other');
    await bot.stop();
  });
});

describe('a plugin that makes use of another where it is there', () => {
  const told: (string | undefined)[] = [];
  @Plugin({ name: 'guest', optional: [ClockPlugin] })
  class Guest {
    constructor(
      @inject(CLOCK, { isOptional: true }) clock: { now(): string } | undefined,
      @inject(ClockPlugin, { isOptional: true }) plugin: ClockPlugin | undefined,
    ) {
      told.push(clock?.now(), plugin && 'with plugin');
    }
  }

  test('does without, and is loaded again without it when the other goes', async () => {
    told.length = 0;
    const bot = offline();
    await bot.plugins.load(ClockPlugin);
    await bot.plugins.load(Guest);
    await bot.plugins.unload('clock');
    expect([told, bot.plugins.names]).toEqual([['noon', 'with plugin', undefined, undefined], ['guest']]);
    await bot.stop();
  });
});

describe('being ready', () => {
  const heard: string[] = [];
  @Plugin({ name: 'told' })
  class Told implements PluginLifecycle {
    onLoad() {
      heard.length = 0;
    }

    onReady(bot: Bot) {
      heard.push(`onReady as ${bot.user?.username}`);
    }

    @OnReady()
    prepare(bot: Bot) {
      heard.push(`prepared ${bot.status().phase}`);
    }
  }

  test('is told once, after the start', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Told) });
    const name = scene.bot.user?.username;
    expect(heard).toEqual(['prepared running', `onReady as ${name}`]);
  });

  test('is told at once to who is loaded later', async () => {
    await using scene = await startScene();
    await scene.bot.plugins.load(Told);
    expect(heard).toHaveLength(2);
  });

  test('is not told to who was unloaded before', async () => {
    heard.length = 0;
    await using scene = await startScene({
      setUp: (bot) => void bot.plugins.load(Told).then(() => bot.plugins.unload('told')),
    });
    expect([scene.bot.plugins.names, heard]).toEqual([[], []]);
  });

  test('an error there is logged with the plugin, and told to bot.catch without a context', async () => {
    const errors: HandlerError[] = [];
    @Plugin({ name: 'clumsy' })
    class Clumsy {
      onReady() {
        throw new Error('not today');
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Clumsy).catch((error) => errors.push(error)) });
    await eventually(() => expect(errors).toHaveLength(1));
    expect([errors[0]?.message, errors[0]?.ctx]).toEqual(['clumsy.onReady failed: not today', undefined]);
    expect(scene.log.complaints).toEqual(['clumsy.onReady failed: not today']);
  });
});

describe('@OnError', () => {
  const failing = (name: string, of?: 'plugin' | 'bot') => {
    const heard: string[] = [];
    @Plugin({ name })
    class Failing {
      @Command(`fail-${name}`)
      fail() {
        throw new Error(`${name} broke`);
      }

      @OnError({ of })
      async sorry(error: HandlerError) {
        heard.push(error.message.replace(/ failed.*: /, ': '));
        await error.ctx?.reply('Sorry.');
      }
    }
    return { plugin: Failing, heard };
  };

  test('hears of its own plugin, or of the whole bot, and can answer', async () => {
    const [own, all] = [failing('own'), failing('all', 'bot')];
    await using scene = await startScene({ setUp: (bot) => bot.plugin(own.plugin).plugin(all.plugin) });
    const said = await scene.emulator.user('amy').says('/fail-all');
    expect((await said.nextReply()).content).toBe('Sorry.');
    expect([own.heard, all.heard]).toEqual([[], ['all.fail-all: all broke']]);
    await scene.emulator.user('amy').says('/fail-own');
    await eventually(() => expect(own.heard).toEqual(['own.fail-own: own broke']));
    await eventually(() => expect(all.heard).toHaveLength(2));
  });

  test('that throws itself is logged and not told again', async () => {
    @Plugin({ name: 'worse' })
    class Worse {
      @Command('fail')
      fail() {
        throw new Error('bad');
      }

      @OnError()
      onError() {
        throw new Error('worse');
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Worse) });
    await scene.emulator.user('amy').says('/fail');
    await eventually(() => expect(scene.log.complaints).toHaveLength(2));
    expect(scene.log.complaints[1]).toContain('threw, too');
  });
});

describe('the scope of a plugin', () => {
  test('ends timers, listeners and its signal with the plugin, and waits for a callback that runs', async () => {
    const emitter = new EventEmitter();
    const target = new EventTarget();
    const held = gate();
    const ran: string[] = [];
    let signal: AbortSignal | undefined;
    @Plugin({ name: 'busy' })
    class Busy {
      onLoad(scope: PluginScope) {
        signal = scope.signal;
        scope.setInterval(() => ran.push('interval'), 5);
        scope.setTimeout(() => ran.push('late'), 50_000);
        scope.setTimeout(async () => {
          ran.push('begun');
          await held.opened;
          ran.push('ended');
        }, 1);
        scope.listen(emitter, 'news', (news: string) => ran.push(news));
        scope.listen(target, 'news', () => ran.push('event'));
      }
    }
    const bot = offline();
    await bot.plugins.load(Busy);
    emitter.emit('news', 'it rains');
    target.dispatchEvent(new Event('news'));
    await eventually(() => expect(new Set(ran)).toEqual(new Set(['it rains', 'event', 'interval', 'begun'])));
    let isUnloaded = false;
    const unloading = bot.plugins.unload('busy').then(() => (isUnloaded = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([isUnloaded, signal?.aborted]).toEqual([false, true]);
    held.open();
    await unloading;
    const before = [...ran];
    emitter.emit('news', 'it snows');
    target.dispatchEvent(new Event('news'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([ran, ran.at(-1), signal?.aborted, emitter.listenerCount('news')]).toEqual([before, 'ended', true, 0]);
    await bot.stop();
  });

  test('ends what a callback waits for by its signal, which is no error', async () => {
    const errors: unknown[] = [];
    const ran: string[] = [];
    @Plugin({ name: 'patient' })
    class Patient {
      onLoad(scope: PluginScope) {
        scope.setTimeout(async () => {
          ran.push('begun');
          await sleep(60_000, undefined, { signal: scope.signal });
        }, 1);
      }
    }
    const bot = offline().catch((error) => errors.push(error));
    await bot.plugins.load(Patient);
    await eventually(() => expect(ran).toEqual(['begun']));
    await bot.plugins.unload('patient');
    expect(errors).toEqual([]);
    await bot.stop();
  });

  test('outlives the handlers, what they have switched on and all', async () => {
    const held = gate();
    const order: string[] = [];
    @Plugin({ name: 'lazy' })
    class Lazy {
      #scope?: PluginScope;

      onLoad(scope: PluginScope) {
        this.#scope = scope;
        scope.effect(() => () => order.push('first effect ended'));
      }

      @Command('go')
      async go() {
        this.#scope?.effect(() => () => order.push('effect of the handler ended'));
        await held.opened;
        order.push(`handler ended, aborted: ${this.#scope?.signal.aborted}`);
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Lazy) });
    await scene.emulator.user('amy').says('/go');
    await eventually(() => expect(scene.bot.status().pendingEvents).toBe(1));
    const unloading = scene.bot.plugins.unload('lazy');
    await sleep(20);
    expect(order).toEqual([]);
    held.open();
    await unloading;
    expect(order).toEqual(['handler ended, aborted: false', 'effect of the handler ended', 'first effect ended']);
  });

  test('has, when the bot stops, the time that handlers have', async () => {
    const ran: string[] = [];
    const slow = (name: string, ms: number) => {
      @Plugin({ name })
      class Slow {
        onLoad(scope: PluginScope) {
          scope.setTimeout(async () => {
            ran.push(`${name} begun`);
            await sleep(ms);
            ran.push(`${name} ended`);
          }, 1);
        }
      }
      return Slow;
    };
    await using scene = await startScene({ setUp: (bot) => bot.plugin(slow('slow', 1300)) });
    await using late = await startScene({ setUp: (bot) => bot.plugin(slow('late', 60_000)) });
    await eventually(() => expect(ran).toEqual(['slow begun', 'late begun']));
    const stopped = performance.now();
    await Promise.all([scene.bot.stop({ deadlineMs: 5000 }), late.bot.stop({ deadlineMs: 100 })]);
    expect(ran).toEqual(['slow begun', 'late begun', 'slow ended']);
    expect(performance.now() - stopped).toBeLessThan(4000);
    expect([scene, late].map(({ log }) => log.complaints)).toEqual([
      [],
      ['plugins still at work at the deadline; what they do is not waited for'],
    ]);
  });

  test('ends whatever fails on the way, and unloading tells all of it', async () => {
    const order: string[] = [];
    const broken = (word: string) => () => {
      order.push(word);
      throw new Error(word);
    };
    const Clumsy: MethodDecorator = handlerDecorator(() => broken('decorator'));
    @Plugin({ name: 'clumsy' })
    class ClumsyPlugin {
      onLoad(scope: PluginScope) {
        scope.effect(() => broken('effect'));
      }

      @Clumsy
      run() {}

      onUnload() {
        order.push('onUnload');
      }
    }
    const bot = offline();
    await bot.plugins.load(ClumsyPlugin);
    const failure = (await bot.plugins.unload('clumsy').catch((error: unknown) => error)) as AggregateError;
    expect(order).toEqual(['decorator', 'effect', 'onUnload']);
    expect(failure.errors.flatMap(({ errors }: AggregateError) => errors.map(String))).toEqual([
      'Error: decorator',
      'Error: effect',
    ]);
    await bot.stop();
  });

  test('reports what a callback throws, and a timer that has run is forgotten', async () => {
    const errors: string[] = [];
    let scopeOfPlugin: PluginScope | undefined;
    @Plugin({ name: 'timed' })
    class Timed {
      onLoad(scope: PluginScope) {
        scopeOfPlugin = scope;
      }
    }
    const bot = offline().catch((error) => errors.push(error.message));
    await bot.plugins.load(Timed);
    const before = scopeOfPlugin?.size;
    scopeOfPlugin?.setTimeout(() => Promise.reject(new Error('too late')), 1);
    await eventually(() => expect(errors).toEqual(['timed.scope callback failed: too late']));
    await eventually(() => expect(scopeOfPlugin?.size).toBe(before));
    await bot.plugins.unload('timed');
    expect(() => scopeOfPlugin?.setTimeout(() => {}, 1)).toThrow(PluginError);
    await bot.stop();
  });
});
