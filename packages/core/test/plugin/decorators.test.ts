import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  allow,
  type AnyContext,
  Command,
  deny,
  handlerDecorator,
  type InjectionToken,
  type Middleware,
  On,
  OPTIONS,
  Plugin,
  PluginError,
  type PluginScope,
  Use,
  use,
  UseGuards,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

let order: string[] = [];

const noting = (name: string): Middleware => {
  return async (_, next) => {
    order.push(`${name} in`);
    await next();
    order.push(`${name} out`);
  };
};

const asking = (name: string) => (ctx: AnyContext) => {
  order.push(`guard ${name}`);
  return ctx.kind === 'message' && ctx.text.endsWith(`not ${name}`) ? deny(`${name} says no`) : allow();
};

@Plugin({ name: 'decorated' })
@Use(noting('class one'), noting('class two'))
@UseGuards(asking('class'))
class Decorated {
  @Use(noting('method'))
  @Command('both [text:text]')
  @UseGuards(asking('upper'))
  @UseGuards(asking('lower'))
  both() {
    order.push('both');
    return 'both';
  }

  @Command('plain')
  plain() {
    order.push('plain');
    return 'plain';
  }
}

describe('@Use and @UseGuards', () => {
  test('of class and method: guards first, then middleware, the class before the method, as they are read', async () => {
    order = [];
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Decorated) });
    expect((await (await scene.emulator.user('amy').says('/both')).nextReply()).content).toBe('both');
    expect(order).toEqual([
      'guard class',
      'guard upper',
      'guard lower',
      'class one in',
      'class two in',
      'method in',
      'both',
      'method out',
      'class two out',
      'class one out',
    ]);
  });

  test('of the class apply to every method, of a method to that one only', async () => {
    order = [];
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Decorated) });
    await (await scene.emulator.user('amy').says('/plain')).nextReply();
    expect(order).toEqual(['guard class', 'class one in', 'class two in', 'plain', 'class two out', 'class one out']);
  });

  test('the first guard that says no is the last one asked', async () => {
    order = [];
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Decorated) });
    const said = await scene.emulator.user('amy').says('/both not upper');
    expect((await said.nextReply()).content).toBe('upper says no');
    expect(order).toEqual(['guard class', 'guard upper']);
  });

  test('guards stand in the list of commands, for who shows it', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Decorated) });
    expect(scene.bot.commands.list().map(({ guards }) => guards.length)).toEqual([3, 1]);
  });
});

describe('decorators', () => {
  test('a method may have several', async () => {
    const heard: string[] = [];
    @Plugin({ name: 'several' })
    class Several {
      @On('message')
      @On('FRIEND_ADD')
      hear(ctx: AnyContext) {
        heard.push(ctx.eventName);
      }
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Several) });
    const amy = scene.emulator.user('amy');
    amy.addFriend();
    await amy.says('hi');
    await eventually(() => expect(heard).toEqual(['FRIEND_ADD', 'C2C_MESSAGE_CREATE']));
  });

  test('one of your own registers with what the others use, and is undone with the plugin', async () => {
    const running: string[] = [];
    const Job = (name: string) =>
      handlerDecorator<() => void>(({ handler }) => {
        running.push(`${name}: ${handler.plugin}.${handler.name}`);
        return () => running.splice(0);
      }, name);
    @Plugin({ name: 'jobs' })
    class Jobs {
      @Job('nightly')
      clean() {}
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Jobs) });
    expect(running).toEqual(['nightly: jobs.nightly']);
    await scene.bot.plugins.unload('jobs');
    expect(running).toEqual([]);
  });

  test('one of your own can ask for the options, and for what other plugins provide', async () => {
    const NUMBERS: InjectionToken<{ one: number }> = Symbol('NUMBERS');
    const UNKNOWN: InjectionToken<string> = Symbol('UNKNOWN');
    class Unregistered {}
    const seen: unknown[] = [];
    const Note = () =>
      handlerDecorator<() => void>(({ resolve }) => {
        seen.push(resolve(OPTIONS), resolve<{ one: number }>(NUMBERS)?.one, resolve(UNKNOWN), resolve(Unregistered));
        return () => {};
      });
    @Plugin({ name: 'numbers' })
    class Numbers {
      onLoad(scope: PluginScope) {
        scope.provide(NUMBERS, { one: 1 });
      }
    }
    @Plugin({ name: 'noted', requires: [Numbers] })
    class Noted {
      static readonly options = z.object({ hour: z.number().default(9), name: z.string() });

      @Note()
      note() {}
    }
    await using scene = await startScene();
    await scene.bot.plugins.load(Numbers);
    await scene.bot.plugins.load(use(Noted, { name: 'x' }));
    expect(seen.splice(0)).toEqual([{ hour: 9, name: 'x' }, 1, undefined, undefined]);
    @Plugin({ name: 'alone' })
    class Alone {
      @Note()
      note() {}
    }
    await scene.bot.plugins.load(Alone);
    expect(seen).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a signature that cannot be read fails where it is written', () => {
    // As text the compiler knows nothing of; a literal would not compile.
    const signature: string = 'roll <sides:dice>';
    expect(() => Command(signature)).toThrow(PluginError);
  });

  test('on a static method they say that handlers belong to the instance', () => {
    expect(() => {
      class Static {
        @On('message')
        static listen(): void {}
      }
      return Static;
    }).toThrow('handlers are methods of the instance');
  });
});
