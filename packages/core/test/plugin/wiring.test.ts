import 'reflect-metadata';
import { container } from 'tsyringe';
import { describe, expect, test } from 'vitest';
import {
  Bot,
  CommandRegistry,
  createBot,
  inject,
  Injectable,
  LOGGER,
  type Logger,
  Plugin,
  type PluginClass,
  PluginError,
} from '../../src/index.js';

async function load(...plugins: PluginClass[]): Promise<Bot> {
  const bot = createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', log: { level: 'silent' } });
  for (const plugin of plugins) await bot.plugins.load(plugin);
  return bot;
}

async function failureOf(plugin: PluginClass): Promise<PluginError> {
  const error = await load(plugin).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PluginError);
  return error as PluginError;
}

class Counter {
  count = 0;
}

@Injectable()
class Ledger {
  constructor(readonly counter: Counter) {}
}

describe('what is injected', () => {
  test('Vitest emits the types of constructor parameters', () => {
    expect(Reflect.getMetadata('design:paramtypes', Ledger)).toEqual([Counter]);
  });

  test('classes by their type, however deep, one instance of each within a plugin', async () => {
    const seen: { counter: Counter; ledger: Ledger }[] = [];
    const plugin = (name: string) => {
      @Plugin({ name })
      class Shop {
        constructor(counter: Counter, ledger: Ledger) {
          seen.push({ counter, ledger });
        }
      }
      return Shop;
    };
    await load(plugin('one'), plugin('two'));
    const [one, two] = seen;
    expect(one?.counter).toBeInstanceOf(Counter);
    expect(one?.ledger.counter).toBe(one?.counter);
    expect(two?.counter).not.toBe(one?.counter);
  });

  // Where the compiler emits no types, @inject(Class) is how a class is asked for.
  test('a class by @inject is the same instance as by its type', async () => {
    let shared: Counter[] = [];
    @Injectable()
    class Audit {
      constructor(@inject(Counter) readonly counter: Counter) {}
    }
    @Plugin({ name: 'explicit' })
    class Explicit {
      constructor(@inject(Counter) first: Counter, @inject(Counter) second: Counter, @inject(Audit) audit: Audit) {
        shared = [first, second, audit.counter];
      }
    }
    await load(Explicit);
    expect(shared[1]).toBe(shared[0]);
    expect(shared[2]).toBe(shared[0]);
  });

  test('a reload makes new instances', async () => {
    const counters: Counter[] = [];
    @Plugin({ name: 'reloaded' })
    class Reloaded {
      constructor(counter: Counter) {
        counters.push(counter);
      }
    }
    const bot = await load(Reloaded);
    await bot.plugins.reload('reloaded');
    expect(counters).toHaveLength(2);
    expect(counters[1]).not.toBe(counters[0]);
  });

  test('the bot, its commands and the logger of the plugin', async () => {
    const seen: unknown[] = [];
    @Plugin({ name: 'core-services' })
    class CoreServices {
      constructor(bot: Bot, commands: CommandRegistry, @inject(LOGGER) log: Logger) {
        seen.push(bot, commands, log.bindings());
      }
    }
    const bot = await load(CoreServices);
    expect(seen).toEqual([bot, bot.commands, { bot: '1', plugin: 'core-services' }]);
  });

  test('a constructor that is inherited is injected like its own', async () => {
    @Injectable()
    class Base {
      constructor(
        readonly counter: Counter,
        readonly ledger: Ledger,
      ) {}
    }
    let same = false;
    @Plugin({ name: 'heir' })
    class Heir extends Base {
      onLoad() {
        same = this.ledger.counter === this.counter;
      }
    }
    await load(Heir);
    expect(same).toBe(true);
  });

  test('what is asked for as optional may be missing', async () => {
    let injected: unknown = 'untouched';
    @Plugin({ name: 'modest' })
    class Modest {
      constructor(@inject(Symbol('NOWHERE'), { isOptional: true }) value: unknown) {
        injected = value;
      }
    }
    await load(Modest);
    expect(injected).toBeUndefined();
  });

  test('what was registered with the process is shared by all plugins', async () => {
    const TOKEN = Symbol('DATABASE');
    container.register(TOKEN, { useValue: 'one for all' });
    let injected: unknown;
    @Plugin({ name: 'with-token' })
    class WithToken {
      constructor(@inject(TOKEN) database: unknown) {
        injected = database;
      }
    }
    await load(WithToken);
    expect(injected).toBe('one for all');
  });
});

interface Greeter {
  greet(): string;
}

describe('what cannot be injected names plugin, class and parameter, and what to write instead', () => {
  test.each([
    [
      'an interface',
      () => {
        @Plugin({ name: 'a' })
        class Interfaced {
          constructor(readonly greeter: Greeter) {}
        }
        return Interfaced;
      },
      'Parameter "greeter" (number 1) of the constructor of Interfaced cannot be injected: its type does not exist at run time (an interface or a primitive). Use a class as its type, or write @inject(TOKEN)',
    ],
    [
      'a primitive, second of two',
      () => {
        @Plugin({ name: 'a' })
        class Primitive {
          constructor(
            readonly counter: Counter,
            readonly size: number,
          ) {}
        }
        return Primitive;
      },
      'Parameter "size" (number 2) of the constructor of Primitive',
    ],
    [
      'something deeper, with the plugin it is for',
      () => {
        @Injectable()
        class Service {
          constructor(readonly name: string) {}
        }
        @Plugin({ name: 'a' })
        class Outer {
          constructor(readonly service: Service) {}
        }
        return Outer;
      },
      'Parameter "name" (number 1) of the constructor of Service (Outer)',
    ],
    [
      'a class without metadata',
      () => {
        class Bare {
          constructor(readonly counter: Counter) {}
        }
        @Plugin({ name: 'a' })
        class NeedsBare {
          constructor(readonly bare: Bare) {}
        }
        return NeedsBare;
      },
      'the compiler emitted no types. Put @Injectable() on Bare and switch emitDecoratorMetadata on',
    ],
    [
      'a token nobody registered',
      () => {
        @Plugin({ name: 'a' })
        class Tokened {
          constructor(@inject(Symbol('NOWHERE')) readonly value: unknown) {}
        }
        return Tokened;
      },
      'nothing is registered for Symbol(NOWHERE). If another plugin provides it (scope.provide), name that plugin in requires of @Plugin',
    ],
  ])('%s', async (_, make, message) => {
    const error = await failureOf(make());
    expect(error.in('en')).toContain(message);
    expect(error.in('zh-CN')).toMatch(/构造参数“\w+”/);
  });

  test('a class that two files import from each other', async () => {
    @Plugin({ name: 'circular-import' })
    class CircularImport {
      constructor(readonly counter: Counter) {}
    }
    // What the compiler emits when the import has no value yet.
    Reflect.defineMetadata('design:paramtypes', [undefined], CircularImport);
    expect((await failureOf(CircularImport)).in('en')).toContain(
      'its class is not defined yet: two files import each other. Break the circle with @inject(TOKEN) and import type.',
    );
  });

  test('classes that need each other', async () => {
    class Left {
      constructor(readonly right: unknown) {}
    }
    class Right {
      constructor(readonly left: unknown) {}
    }
    for (const [target, needs] of [
      [Left, Right],
      [Right, Left],
    ] as const)
      Reflect.defineMetadata('design:paramtypes', [needs], target);
    @Plugin({ name: 'round' })
    class Round {
      constructor(readonly left: Left) {}
    }
    const error = await failureOf(Round);
    expect(error.in('en')).toBe(
      'These depend on each other in a circle: Round → Left → Right → Left. Move what they share to a third class.',
    );
  });
});
