import type { EmulatedUser, Said } from '@qqbotjs/emulator';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  allow,
  type AnyContext,
  type BotConfig,
  Command,
  Cooldown,
  cooldown,
  deny,
  JournalStore,
  type LimitStore,
  MemoryLimitStore,
  type MessageContext,
  On,
  Plugin,
  type PluginClass,
  Quota,
  quota,
  Use,
  UseGuards,
} from '../../src/index.js';
import { botFor, startPlatform, startScene } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

// Waiting is done by moving the date; everything else goes by the real clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-25T04:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (seconds: number) => vi.advanceTimersByTime(1000 * seconds);

/** By the real clock: `vi.waitFor` moves a date that is stopped. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** What is answered to something said; `undefined` when it was handled in silence. */
function answers(handled: () => number) {
  return async (saying: Promise<Said>): Promise<string | undefined> => {
    const before = handled();
    const said = await saying;
    await until(() => handled() > before);
    return said.replies[0]?.content;
  };
}

/** A platform with a bot whose answers can be asked for, silence included. */
async function sceneWith(plugin: PluginClass, config: BotConfig = {}) {
  let handled = 0;
  const scene = await startScene({
    config,
    setUp: (bot) =>
      bot
        .use(async (_ctx, next) => {
          await next();
          handled++;
        })
        .plugin(plugin),
  });
  const said = answers(() => handled);
  return { ...scene, answer: said, ask: (who: Pick<EmulatedUser, 'says'>, text: string) => said(who.says(text)) };
}

describe('a cooldown', () => {
  @Plugin({ name: 'dice' })
  class Dice {
    @Command('roll [sides:int=6]')
    @Cooldown({ seconds: 12 })
    roll() {
      return 'rolled';
    }

    @Command('together')
    @Cooldown({ seconds: 12, per: 'chat' })
    together() {
      return 'done';
    }

    @Command('everywhere')
    @Cooldown({ seconds: 12, per: 'bot' })
    everywhere() {
      return 'done';
    }
  }

  test('tells once per wait how long it takes still, and lets through when it is over', async () => {
    await using scene = await sceneWith(Dice);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/roll')).toBe('rolled');
    pass(1);
    expect(await scene.ask(amy, '/roll')).toBe('Wait 11 s');
    pass(10.999);
    expect(await scene.ask(amy, '/roll')).toBeUndefined();
    pass(0.001);
    expect(await scene.ask(amy, '/roll')).toBe('rolled');
    expect(await scene.ask(amy, '/roll')).toBe('Wait 12 s');
  });

  test('speaks the language of the chat', async () => {
    await using scene = await sceneWith(Dice, { locale: 'zh-CN' });
    const amy = scene.emulator.user('amy');
    await scene.ask(amy, '/roll');
    expect(await scene.ask(amy, '/roll')).toBe('还要等 12 秒');
  });

  test('is for one person in one chat, for a chat, or for all', async () => {
    await using scene = await sceneWith(Dice);
    const { emulator } = scene;
    const [one, two] = [emulator.group('one'), emulator.group('two')];
    expect(await scene.ask(one.member('amy'), '/roll')).toBe('rolled');
    expect(await scene.ask(one.member('bob'), '/roll')).toBe('rolled');
    expect(await scene.ask(two.member('amy'), '/roll')).toBe('rolled');
    expect(await scene.ask(one.member('amy'), '/roll')).toBe('Wait 12 s');

    expect(await scene.ask(one.member('amy'), '/together')).toBe('done');
    // Everybody is told for themselves.
    expect(await scene.ask(one.member('amy'), '/together')).toBe('Wait 12 s');
    expect(await scene.ask(one.member('bob'), '/together')).toBe('Wait 12 s');
    expect(await scene.ask(one.member('bob'), '/together')).toBeUndefined();
    expect(await scene.ask(two.member('bob'), '/together')).toBe('done');

    expect(await scene.ask(one.member('amy'), '/everywhere')).toBe('done');
    expect(await scene.ask(two.member('bob'), '/everywhere')).toBe('Wait 12 s');
  });

  test('a command typed wrong spends nothing', async () => {
    await using scene = await sceneWith(Dice);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/roll many')).toContain('many');
    expect(await scene.ask(amy, '/roll 20')).toBe('rolled');
    expect(await scene.ask(amy, '/roll many')).toContain('many');
    expect(await scene.ask(amy, '/roll 20')).toBe('Wait 12 s');
  });

  test('counts on while its plugin is loaded again', async () => {
    await using scene = await sceneWith(Dice);
    const amy = scene.emulator.user('amy');
    await scene.ask(amy, '/roll');
    await scene.bot.plugins.reload('dice');
    expect(await scene.ask(amy, '/roll')).toBe('Wait 12 s');
  });
});

describe('a quota', () => {
  @Plugin({ name: 'draw' })
  class Draw {
    @Command('draw')
    @Quota({ limit: 2, every: 'day' })
    draw() {
      return 'drawn';
    }

    @Command('hourly')
    @Quota({ limit: 2, every: { hours: 1 } })
    hourly() {
      return 'done';
    }
  }

  test('by the day begins anew at midnight in Beijing', async () => {
    await using scene = await sceneWith(Draw);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/draw')).toBe('drawn');
    pass(3600);
    expect(await scene.ask(amy, '/draw')).toBe('drawn');
    expect(await scene.ask(amy, '/draw')).toBe('Wait 11 h');
    pass(11 * 3600 - 1);
    expect(await scene.ask(amy, '/draw')).toBeUndefined();
    pass(1);
    expect(await scene.ask(amy, '/draw')).toBe('drawn');
  });

  test('by the hour begins anew an hour after the first use', async () => {
    await using scene = await sceneWith(Draw);
    const amy = scene.emulator.user('amy');
    await scene.ask(amy, '/hourly');
    pass(3000);
    await scene.ask(amy, '/hourly');
    expect(await scene.ask(amy, '/hourly')).toBe('Wait 10 min');
    pass(600);
    expect(await scene.ask(amy, '/hourly')).toBe('done');
  });

  test('survives a restart; a cooldown does not', async () => {
    @Plugin({ name: 'both' })
    class Both {
      @Command('draw')
      @Quota({ limit: 1, every: 'day' })
      draw() {
        return 'drawn';
      }

      @Command('roll')
      @Cooldown({ seconds: 3600 })
      roll() {
        return 'rolled';
      }

      @Command('long')
      @Cooldown({ seconds: 3600, store: 'storage' })
      long() {
        return 'done';
      }
    }
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    const said: string[] = [];
    for (let run = 0; run < 2; run++) {
      const bot = botFor(emulator, { storage: new JournalStore(join(folder.path, 'kept.jsonl')) });
      bot.plugin(Both);
      await bot.start();
      for (const text of ['/draw', '/roll', '/long']) {
        const { content } = await (await emulator.user('amy').says(text)).nextReply();
        said.push(content);
      }
      await bot.stop();
    }
    expect(said).toEqual(['drawn', 'rolled', 'done', 'Wait 12 h', 'rolled', 'Wait 1 h']);
  });

  test('is given back when the handler throws, also in the middle of a text it streams', async () => {
    let fails = true;
    @Plugin({ name: 'model' })
    class Model {
      @Command('ask')
      @Quota({ limit: 1, every: 'day' })
      @Cooldown({ seconds: 5 })
      ask() {
        if (fails) throw new Error('out of order');
        return 'answer';
      }

      @Command('stream')
      @Quota({ limit: 1, every: 'day' })
      async *stream() {
        yield 'a beginning';
        if (fails) throw new Error('out of order');
      }

      @Command('later')
      @Quota({ limit: 1, every: 'day' })
      async later() {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (fails) throw new Error('out of order');
        return 'answer';
      }
    }
    await using scene = await sceneWith(Model);
    const amy = scene.emulator.user('amy');
    for (const text of ['/ask', '/stream', '/later']) for (let n = 0; n < 2; n++) await scene.ask(amy, text);
    fails = false;
    expect(await scene.ask(amy, '/ask')).toBe('answer');
    expect(await scene.ask(amy, '/ask')).toBe('Wait 12 h');
    expect(await scene.ask(amy, '/stream')).toContain('a beginning');
    expect(await scene.ask(amy, '/stream')).toBe('Wait 12 h');
    expect(await scene.ask(amy, '/later')).toBe('answer');
    expect(await scene.ask(amy, '/later')).toBe('Wait 12 h');
    expect(scene.log.complaints.filter((line) => line.includes('given back'))).toEqual([]);
  });
});

describe('several', () => {
  @Plugin({ name: 'several' })
  class Several {
    @Command('draw')
    @Quota({ limit: 2, every: 'day' })
    @Cooldown({ seconds: 60 })
    draw() {
      return 'drawn';
    }

    @Command('one')
    @Quota({ limit: 2, every: 'day', name: 'shared' })
    one() {
      return 'one';
    }

    @Command('two')
    @Quota({ limit: 2, every: 'day', name: 'shared' })
    two() {
      return 'two';
    }
  }

  test('on one method all count, and what one refuses is not taken from another', async () => {
    await using scene = await sceneWith(Several);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/draw')).toBe('drawn');
    for (const expected of ['Wait 1 min', undefined, undefined]) expect(await scene.ask(amy, '/draw')).toBe(expected);
    pass(60);
    expect(await scene.ask(amy, '/draw')).toBe('drawn');
    pass(60);
    expect(await scene.ask(amy, '/draw')).toBe('Wait 11 h 58 min');
  });

  test('of the same name count together', async () => {
    await using scene = await sceneWith(Several);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/one')).toBe('one');
    expect(await scene.ask(amy, '/two')).toBe('two');
    expect(await scene.ask(amy, '/one')).toBe('Wait 12 h');
  });

  test('a limit of a class is one for all its handlers', async () => {
    @Plugin({ name: 'class' })
    @Quota({ limit: 2, every: 'day' })
    class Limited {
      @Command('one')
      one() {
        return 'one';
      }

      @Command('two')
      @Cooldown({ seconds: 5 })
      two() {
        return 'two';
      }
    }
    await using scene = await sceneWith(Limited);
    const amy = scene.emulator.user('amy');
    expect(await scene.ask(amy, '/one')).toBe('one');
    expect(await scene.ask(amy, '/two')).toBe('two');
    expect(await scene.ask(amy, '/one')).toBe('Wait 12 h');
    expect(await scene.ask(amy, '/two')).toBeUndefined();
  });
});

describe('how it refuses', () => {
  const isBob = (ctx: AnyContext) => (ctx.kind === 'message' && ctx.author.name === 'bob' ? allow() : deny());

  @Plugin({ name: 'manners' })
  class Manners {
    @Command('silent')
    @Cooldown({ seconds: 5, silent: true })
    silent() {
      return 'done';
    }

    @Command('reason')
    @Cooldown({
      seconds: 90,
      reason: ({ text, seconds }) => ({ 'zh-CN': `慢点 ${text['zh-CN']}`, en: `slow ${seconds} ${text.en}` }),
    })
    reason() {
      return 'done';
    }

    @Command('fixed')
    @Cooldown({ seconds: 90, reason: 'slowly' })
    fixed() {
      return 'done';
    }

    @Command('exempt')
    @Cooldown({ seconds: 90, per: 'chat', exempt: isBob })
    exempt() {
      return 'done';
    }
  }

  test('in silence, with a reason of its own, and not at all for who is exempt', async () => {
    await using scene = await sceneWith(Manners);
    const group = scene.emulator.group('g');
    const [amy, bob] = [group.member('amy'), group.member('bob')];
    const twice = async (text: string) => [await scene.ask(amy, text), await scene.ask(amy, text)];
    expect(await twice('/silent')).toEqual(['done', undefined]);
    expect(await twice('/reason')).toEqual(['done', 'slow 90 1 min 30 s']);
    expect(await twice('/fixed')).toEqual(['done', 'slowly']);
    for (let n = 0; n < 3; n++) expect(await scene.ask(bob, '/exempt')).toBe('done');
    expect(await twice('/exempt')).toEqual(['done', 'Wait 1 min 30 s']);
    expect(await scene.ask(bob, '/exempt')).toBe('done');
  });
});

describe('when', () => {
  test('guards are asked first, then arguments are read, then it counts, then middleware runs', async () => {
    const order: string[] = [];
    let isAllowed = false;
    const store: LimitStore = {
      take: (key, { endsAt }) => {
        order.push(`take ${key.replace(/[0-9A-F]{32}/g, 'X')}`);
        return { isGranted: true, endsAt };
      },
      giveBack: () => order.push('give back'),
    };
    @Plugin({ name: 'order' })
    class Order {
      @Command('go <n:int>')
      @UseGuards(() => (order.push('guard'), isAllowed ? allow() : deny()))
      @Use(async (_ctx, next) => (order.push('middleware'), next()))
      @Cooldown({ seconds: 5, store })
      go(_ctx: MessageContext, n: number) {
        order.push(`go ${n}`);
      }
    }
    await using scene = await sceneWith(Order);
    const amy = scene.emulator.user('amy');
    await scene.ask(amy, '/go 1');
    isAllowed = true;
    await scene.ask(amy, '/go one');
    await scene.ask(amy, '/go 1');
    const taken = `take qqbot:${scene.emulator.bot.appId}:order/handler/go/user/5000ms/c2c X/X`;
    expect(order).toEqual(['guard', 'guard', 'guard', taken, 'middleware', 'go 1']);
  });

  test('who does not use it costs nothing: no file, no promise', async () => {
    await using folder = await temporaryFolder();
    let handled: unknown;
    @Plugin({ name: 'plain' })
    class Plain {
      @On('message')
      listen() {
        handled = 'yes';
      }
    }
    await using scene = await startScene({
      config: { storage: new JournalStore(join(folder.path, 'kept.jsonl')) },
      setUp: (bot) => bot.plugin(Plain),
    });
    await scene.emulator.user('amy').says('hi');
    await until(() => handled === 'yes');
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('without a class', () => {
  test('bot.command and bot.on take limits, each handler its own', async () => {
    let handled = 0;
    const heard: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use(async (_ctx, next) => {
            await next();
            handled++;
          })
          .command('roll', () => 'rolled', { limits: [cooldown({ seconds: 5 }), quota({ limit: 9, every: 'week' })] })
          .on('message', () => void heard.push('first'), { limits: [cooldown({ seconds: 5, silent: true })] })
          .on('message', () => void heard.push('second'), { limits: [cooldown({ seconds: 5, silent: true })] }),
    });
    const ask = answers(() => handled);
    const amy = scene.emulator.user('amy');
    expect(await ask(amy.says('/roll'))).toBe('rolled');
    expect(await ask(amy.says('/roll'))).toBe('Wait 5 s');
    await ask(amy.says('hi'));
    await ask(amy.says('hi'));
    expect(heard).toEqual(['first', 'second']);
  });

  test('the config says where they count', async () => {
    const [cooldowns, quotas] = [new MemoryLimitStore(), new MemoryLimitStore()];
    let handled = 0;
    await using scene = await startScene({
      config: { limits: { cooldowns, quotas } },
      setUp: (bot) =>
        bot
          .use(async (_ctx, next) => {
            await next();
            handled++;
          })
          .command('roll', () => 'rolled', { limits: [cooldown({ seconds: 5 })] })
          .command('draw', () => 'drawn', { limits: [quota({ limit: 3, every: 'day' })] }),
    });
    const ask = answers(() => handled);
    await ask(scene.emulator.user('amy').says('/roll'));
    expect([cooldowns.size, quotas.size]).toEqual([1, 0]);
    await ask(scene.emulator.user('amy').says('/draw'));
    expect([cooldowns.size, quotas.size]).toEqual([1, 1]);
  });

  test('an event without a person or chat needs another `per`, and the error says which', async () => {
    const heard: string[] = [];
    await using scene = await startScene({
      setUp: (bot) => {
        bot.on('AUDIO_FINISH', () => void heard.push('person'), { limits: [cooldown({ seconds: 5 })] });
        bot.on('AUDIO_FINISH', () => void heard.push('chat'), { limits: [cooldown({ seconds: 5, per: 'chat' })] });
        bot.on('GUILD_CREATE', () => void heard.push('guild'), { limits: [cooldown({ seconds: 5, per: 'chat' })] });
        bot.on('GUILD_CREATE', () => void heard.push('bot'), { limits: [cooldown({ seconds: 5, per: 'bot' })] });
      },
    });
    scene.emulator.dispatch('AUDIO_FINISH', { guild_id: '1', channel_id: '2' });
    scene.emulator.guild('g').addRobot();
    await until(() => heard.length === 2);
    expect(heard.sort()).toEqual(['bot', 'chat']);
    expect(scene.log.text).toContain("write per: 'chat' or per: 'bot'");
    expect(scene.log.text).toContain("cannot be limited per chat; write per: 'bot'");
  });
});
