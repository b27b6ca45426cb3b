import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  Bot,
  Command,
  createBot,
  inject,
  type MessageContext,
  On,
  OPTIONS,
  type OptionsOf,
  Plugin,
  PluginError,
  PluginHost,
  type PluginLifecycle,
  type Scope,
  use,
} from '../../src/index.js';
import { eventually, gate } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

/** A bot that never connects: plugins are loaded by hand. */
const offline = () =>
  createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', log: { level: 'silent' } });

const commandsOf = (bot: Bot) => bot.commands.list().map(({ signature }) => signature.declaration);

let order: string[] = [];

@Plugin({ name: 'full' })
class Full implements PluginLifecycle {
  constructor() {
    order.push('constructor');
  }

  onLoad(scope: Scope) {
    order.push('onLoad');
    scope.effect(() => {
      order.push('effect on');
      return () => order.push('effect off');
    });
  }

  onUnload() {
    order.push('onUnload');
  }

  @Command('hello', { alias: ['hi'] })
  hello() {
    return 'hello';
  }

  @On('message')
  listen(ctx: MessageContext) {
    order.push(`heard ${ctx.text}`);
  }
}

describe('a plugin', () => {
  test('loads and unloads in mirrored order', async () => {
    order = [];
    const bot = offline();
    await bot.plugins.load(Full);
    expect(order).toEqual(['constructor', 'onLoad', 'effect on']);
    expect([bot.plugins.names, commandsOf(bot)]).toEqual([['full'], ['hello']]);
    await bot.plugins.unload('full');
    expect(order.slice(3)).toEqual(['effect off', 'onUnload']);
    await bot.stop();
  });

  test('leaves no trace, however often it is reloaded', async () => {
    const bot = offline();
    bot.command('before', () => {});
    const before = bot.commands.list();
    await bot.plugins.load(Full);
    const loaded = commandsOf(bot);
    for (let times = 0; times < 3; times++) await bot.plugins.reload('full');
    expect(commandsOf(bot)).toEqual(loaded);
    await bot.plugins.unload('full');
    expect(bot.commands.list()).toEqual(before);
    expect(bot.plugins.names).toEqual([]);
    await bot.stop();
  });

  test('unloaded while the bot runs hears no more; loaded again it hears once', async () => {
    order = [];
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Full) });
    const amy = scene.emulator.user('amy');
    const heard = () => order.filter((line) => line.startsWith('heard'));
    await amy.says('one');
    await eventually(() => expect(heard()).toEqual(['heard one']));
    await scene.bot.plugins.unload('full');
    const others: string[] = [];
    scene.bot.on('message', (ctx) => void others.push(ctx.text));
    const silent = await amy.says('/hello');
    await eventually(() => expect(others).toEqual(['/hello']));
    await scene.bot.plugins.load(Full);
    await amy.says('three');
    await eventually(() => expect(heard()).toEqual(['heard one', 'heard three']));
    expect(silent.replies).toEqual([]);
  });

  test('loaded while the bot runs, and needing an intent that was not asked for, is warned about', async () => {
    @Plugin({ name: 'mute-watch' })
    class MuteWatch {
      @On('MESSAGE_REACTION_ADD')
      onReaction() {}
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Full) });
    await scene.bot.plugins.load(MuteWatch);
    expect(scene.log.lines.filter(({ level }) => level === 40)).toMatchObject([
      { missing: ['GUILD_MESSAGE_REACTIONS'], msg: expect.stringContaining('add the missing intents to `intents`') },
    ]);
  });

  test('a stopping bot unloads all, the last loaded first, and one that fails does not keep the others', async () => {
    const unloaded: string[] = [];
    const named = (name: string, fails = false) => {
      @Plugin({ name })
      class Named {
        onUnload() {
          unloaded.push(name);
          if (fails) throw new Error(`${name} cannot end`);
        }
      }
      return Named;
    };
    await using scene = await startScene({
      setUp: (bot) => bot.plugin(named('a')).plugin(named('b', true)).plugin(named('c')),
    });
    await scene.bot.stop();
    expect(unloaded).toEqual(['c', 'b', 'a']);
    expect(scene.log.complaints).toEqual(['plugin b did not unload cleanly']);
  });

  test('is unloaded once its running handlers have finished', async () => {
    const held = gate();
    const started = gate();
    const ended: string[] = [];
    @Plugin({ name: 'slow' })
    class Slow {
      @Command('work')
      async work() {
        started.open();
        await held.opened;
        ended.push('handler');
        return 'done';
      }

      onUnload() {
        ended.push('onUnload');
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Slow) });
    const said = await scene.emulator.user('amy').says('/work');
    await started.opened;
    const unloading = scene.bot.plugins.unload('slow');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ended).toEqual([]);
    held.open();
    await unloading;
    expect(ended).toEqual(['handler', 'onUnload']);
    expect((await said.nextReply()).content).toBe('done');
  });

  test('handlers of a base class are inherited, and run before those of the subclass', async () => {
    const heard: string[] = [];
    class Base {
      @On('message')
      base() {
        heard.push('base');
      }
    }
    @Plugin({ name: 'derived' })
    class Derived extends Base {
      @On('message')
      derived() {
        heard.push('derived');
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Derived) });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(heard).toEqual(['base', 'derived']));
  });

  test('added to a running bot by plugin() is refused, with what to use', async () => {
    await using scene = await startScene();
    expect(() => scene.bot.plugin(Full)).toThrow('while it runs use bot.plugins.load()');
  });
});

describe('a plugin that cannot be loaded leaves no trace', () => {
  const undone: string[] = [];

  @Plugin({ name: 'failing' })
  class Failing {
    onLoad(scope: Scope) {
      scope.effect(() => () => undone.push('effect'));
      throw new Error('no database');
    }

    @Command('never')
    never() {}
  }

  @Plugin({ name: 'clashing' })
  class Clashing {
    onLoad(scope: Scope) {
      scope.effect(() => () => undone.push('effect'));
    }

    @On('message')
    listen() {}

    @Command('free')
    free() {}

    @Command('taken')
    taken() {}
  }

  @Plugin({ name: 'worse' })
  class Worse {
    onLoad() {
      throw new Error('no database');
    }

    onUnload() {
      throw new Error('nothing to close');
    }
  }

  test.each([
    ['because onLoad throws', Failing, 'no database', ['effect']],
    [
      'because a command is taken',
      Clashing,
      'The command "taken" of clashing is already declared by taken',
      ['effect'],
    ],
    ['and whose onUnload throws as well', Worse, 'no database', []],
  ])('%s', async (_, plugin, message, effects) => {
    undone.length = 0;
    const bot = offline();
    bot.command('taken', () => {});
    await expect(bot.plugins.load(plugin)).rejects.toThrow(message);
    expect([bot.plugins.names, commandsOf(bot), undone]).toEqual([[], ['taken'], effects]);
    await bot.stop();
  });

  test('a bot with such a plugin does not start, and unloads those before it', async () => {
    order = [];
    const bot = offline();
    bot.plugin(Full).plugin(Failing);
    await expect(bot.start()).rejects.toThrow('no database');
    expect(order.at(-1)).toBe('onUnload');
    expect(bot.plugins.names).toEqual([]);
  });

  test('a bot stopped while a plugin loads does not connect', async () => {
    const loading = gate();
    @Plugin({ name: 'slow-to-load' })
    class SlowToLoad {
      onLoad() {
        return loading.opened;
      }
    }
    @Plugin({ name: 'after-slow' })
    class AfterSlow {
      onLoad() {
        order.push('loaded after the stop');
      }
    }
    order = [];
    const bot = offline();
    const starting = bot
      .plugin(SlowToLoad)
      .plugin(AfterSlow)
      .start()
      .catch((error: unknown) => error);
    const stopping = bot.stop();
    loading.open();
    await stopping;
    expect(String(await starting)).toContain('stopped before it was ready');
    expect([order, bot.plugins.names]).toEqual([[], []]);
  });
});

describe('what is not a plugin, or not there', () => {
  test.each([
    ['a class without @Plugin', class Plain {}, 'Plain is not a plugin: put @Plugin({ name }) on the class'],
    ['undefined, from a wrong import', { plugin: undefined, options: undefined }, 'undefined is not a plugin'],
  ])('%s', async (_, plugin, message) => {
    const bot = offline();
    await expect(bot.plugins.load(plugin as never)).rejects.toThrow(message);
    await bot.stop();
  });

  test('a subclass of a plugin needs a name of its own', async () => {
    class Sub extends Full {}
    const bot = offline();
    await expect(bot.plugins.load(Sub)).rejects.toThrow('Sub is not a plugin');
    await bot.stop();
  });

  test('the same plugin twice, and one that is not loaded', async () => {
    const bot = offline();
    await bot.plugins.load(Full);
    await expect(bot.plugins.load(Full)).rejects.toThrow('The plugin "full" is loaded already');
    await expect(bot.plugins.unload('fulll')).rejects.toThrow('No plugin named "fulll" is loaded; there are: full.');
    await expect(bot.plugins.reload('x')).rejects.toBeInstanceOf(PluginError);
    await bot.stop();
  });
});

describe('options', () => {
  let given: unknown;

  @Plugin({ name: 'with-zod' })
  class WithZod {
    static readonly options = z.object({ greeting: z.string().default('hi'), times: z.number().int().default(1) });

    constructor(@inject(OPTIONS) options: OptionsOf<typeof WithZod>) {
      given = options;
    }
  }

  /** A schema written by hand: any library that speaks Standard Schema is as good. */
  @Plugin({ name: 'by-hand' })
  class ByHand {
    static readonly options = {
      '~standard': {
        version: 1,
        vendor: 'by-hand',
        types: undefined as { input: { port: string }; output: { port: number } } | undefined,
        validate: async (value: unknown) => {
          const port = Number((value as { port?: unknown }).port);
          return Number.isInteger(port)
            ? { value: { port } }
            : {
                issues: [
                  { message: 'must be a number', path: ['port'] },
                  { message: 'think again', path: [{ key: 'x' }] },
                ],
              };
        },
      },
    } as const;

    constructor(@inject(OPTIONS) options: OptionsOf<typeof ByHand>) {
      given = options;
    }
  }

  test.each([
    ['left out, they are all defaults', use(WithZod), { greeting: 'hi', times: 1 }],
    ['a class alone is the same', WithZod, { greeting: 'hi', times: 1 }],
    ['some given, the rest are defaults', use(WithZod, { times: 3 }), { greeting: 'hi', times: 3 }],
    ['a schema by hand may turn them into something else', use(ByHand, { port: '8080' }), { port: 8080 }],
  ])('%s', async (_, entry, expected) => {
    const bot = offline();
    await bot.plugins.load(entry);
    expect(given).toEqual(expected);
    await bot.stop();
  });

  test.each([
    [
      'by zod',
      { plugin: WithZod, options: { greeting: 1, times: 1.5 } },
      'The options of plugin "with-zod" have 2 problems',
    ],
    ['by hand', { plugin: ByHand, options: { port: 'x' } }, '\n  - port: must be a number\n  - x: think again'],
    ['where there are none', { plugin: Full, options: {} }, 'The plugin "full" takes no options'],
  ])('wrong ones are refused %s', async (_, entry, message) => {
    const bot = offline();
    await expect(bot.plugins.load(entry as never)).rejects.toThrow(message);
    expect(bot.plugins.names).toEqual([]);
    await bot.stop();
  });

  test('a reload keeps them', async () => {
    const bot = offline();
    await bot.plugins.load(use(WithZod, { times: 7 }));
    given = undefined;
    await bot.plugins.reload('with-zod');
    expect(given).toMatchObject({ times: 7 });
    await bot.stop();
  });
});

test('a plugin may have the bot and its plugins injected', async () => {
  let injected: unknown[] = [];
  @Plugin({ name: 'curious' })
  class Curious {
    constructor(bot: Bot, host: PluginHost) {
      injected = [bot, host];
    }
  }
  const bot = offline();
  await bot.plugins.load(Curious);
  expect(injected).toEqual([bot, bot.plugins]);
  await bot.stop();
});
