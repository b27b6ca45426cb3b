import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emulator, Said } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import {
  allow,
  type AnyContext,
  type BotConfig,
  button,
  Command,
  inject,
  Injectable,
  JournalStore,
  keyboard,
  type MessageContext,
  On,
  Plugin,
  Storage,
  Use,
  UseGuards,
} from '../../src/index.js';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { botFor, startPlatform, startScene } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const count = (n = 0) => n + 1;

/** Counts for whom, where, and altogether. */
@Plugin({ name: 'counter' })
class Counter {
  constructor(private readonly storage: Storage) {}

  @Command('count')
  async count(ctx: MessageContext) {
    const mine = await ctx.session.update('n', count);
    const ours = await ctx.chat.update('n', count);
    return `${mine} ${ours} ${await this.storage.update('n', count)}`;
  }
}

const replyTo = async (said: Promise<Said>) => (await (await said).nextReply()).content;

describe('a plugin that counts', () => {
  test('knows people in a chat, chats, and all of them apart', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Counter) });
    const { emulator } = scene;
    const [group, other] = [emulator.group('one'), emulator.group('two')];
    expect(await replyTo(group.member('amy').says('/count'))).toBe('1 1 1');
    expect(await replyTo(group.member('amy').says('/count'))).toBe('2 2 2');
    expect(await replyTo(group.member('bob').says('/count'))).toBe('1 3 3');
    expect(await replyTo(other.member('amy').says('/count'))).toBe('1 1 4');
    expect(await replyTo(emulator.user('amy').says('/count'))).toBe('1 1 5');
    expect(await replyTo(emulator.guild('g').channel('c').member('amy').says('/count'))).toBe('1 1 6');
  });

  test('goes on counting after a restart, in a file only its owner reads, and makes none before it counts', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    const path = join(folder.path, 'deep', 'kept.jsonl');
    for (const [run, expected] of ['1 1 1', '2 2 2', '3 3 3'].entries()) {
      const bot = botFor(emulator, { storage: new JournalStore(path) });
      bot.plugin(Counter);
      await bot.start();
      if (run === 0) expect(await readdir(folder.path)).toEqual([]);
      expect(await replyTo(emulator.user('amy').says('/count'))).toBe(expected);
      await bot.stop();
      expect(await readdir(join(folder.path, 'deep'))).toEqual(['kept.jsonl']);
    }
  });

  test('a second bot on the same file cannot count, and the log says why', async () => {
    await using folder = await temporaryFolder();
    const config = (): BotConfig => ({
      storage: new JournalStore(join(folder.path, 'kept.jsonl')),
      log: { level: 'warn', pretty: false },
    });
    await using first = await startScene({ config: config(), setUp: (bot) => bot.plugin(Counter) });
    await using second = await startScene({ config: config(), setUp: (bot) => bot.plugin(Counter) });
    await replyTo(first.emulator.user('amy').says('/count'));
    await second.emulator.user('amy').says('/count');
    await eventually(() => expect(second.log.text).toContain(`in use by process ${process.pid}`));
  });
});

describe('kill -9', () => {
  test('what was answered was kept: three kills in a burst, and no number comes twice', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform({
      logLimit: 100_000,
      settings: { enforceRateLimits: false, replayLimit: { events: 10_000, ageMs: 600_000 } },
    });
    const env = { TEST_COUNTS: '1' };
    const events = 400;
    const said: Said[] = [];
    const talk = async () => {
      for (let i = 0; i < events; i++) {
        said.push(
          await emulator
            .group('one')
            .member(i % 2 ? 'amy' : 'bob')
            .says(`message ${i}`),
        );
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    let bot = new BotProcess(emulator, folder.path, env);
    await bot.says('ready as demo-bot');
    const talking = talk();
    for (const share of [0.2, 0.4, 0.6]) {
      await eventually(() => expect(answered(emulator)).toBeGreaterThan(share * events), 30_000);
      expect(await bot.signal('SIGKILL')).toBe('SIGKILL');
      bot = new BotProcess(emulator, folder.path, env);
    }
    await using last = bot;
    await talking;
    await eventually(() => expect(said.every(({ replies }) => replies.length > 0)).toBe(true), 60_000);
    const counts = said.map(({ replies }) => replies[0]?.content.split(' of ').map(Number) as [number, number]);
    const ascending = (numbers: number[]) => numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? 0));
    expect(ascending(counts.map(([, chat]) => chat))).toBe(true);
    for (const who of [0, 1])
      expect(ascending(counts.filter((_, i) => i % 2 === who).map(([mine]) => mine))).toBe(true);
    expect(await last.signal('SIGTERM')).toBe(0);
    const [file] = await readdir(join(folder.path, '.qqbot', 'storage'));
    expect(file).toBe(`${emulator.bot.appId}.jsonl`);
    expect(await readFile(join(folder.path, '.qqbot', 'storage', file ?? ''), 'utf8')).toContain('heard');
  }, 120_000);
});

const answered = ({ log }: Emulator): number =>
  log.entries.filter((entry) => entry.kind === 'call' && entry.status === 200 && entry.path.endsWith('/messages'))
    .length;

describe('whose', () => {
  test('plugins do not see what others keep, nor what the bot itself keeps; a class gets that of its plugin', async () => {
    @Injectable()
    class Service {
      constructor(readonly storage: Storage) {}
    }
    const seen: unknown[] = [];
    const named = (name: string) => {
      @Plugin({ name })
      class Named {
        constructor(
          @inject(Storage) private readonly storage: Storage,
          private readonly service: Service,
        ) {}

        @On('message')
        async keep(ctx: MessageContext) {
          const places = [this.storage, ctx.chat, ctx.session];
          for (const place of places) seen.push(await place.get('who'));
          for (const place of places) await place.set('who', name);
          seen.push(await this.service.storage.get('who'));
        }
      }
      return Named;
    };
    await using scene = await startScene({
      setUp: (bot) => {
        bot.plugin(named('one'));
        bot.plugin(named('two'));
        bot.on('message', async (ctx) => {
          for (const place of [bot.storage, ctx.chat, ctx.session]) seen.push(await place.get('who'));
          for (const place of [bot.storage, ctx.chat, ctx.session]) await place.set('who', 'bot');
        });
      },
    });
    const nothing = [undefined, undefined, undefined];
    await scene.emulator.user('amy').says('one');
    await eventually(() => expect(seen).toEqual([...nothing, ...nothing, 'one', ...nothing, 'two']));
    seen.length = 0;
    await scene.emulator.user('amy').says('two');
    const again = ['bot', 'bot', 'bot', 'one', 'one', 'one', 'one', 'two', 'two', 'two', 'two'];
    await eventually(() => expect(seen).toEqual(again));
  });

  test('guards and middleware of a plugin see its values, those of the bot see its own, before and after', async () => {
    const order: unknown[] = [];
    const note = (where: string) => async (ctx: AnyContext) => {
      order.push(where, ctx.plugin, await ctx.chat.update(where, count));
    };
    @Plugin({ name: 'guarded' })
    class Guarded {
      @On('message')
      @UseGuards(async (ctx) => (await note('guard')(ctx), allow()))
      @Use(async (ctx, next) => (await note('middleware')(ctx), next()))
      async listen(ctx: MessageContext) {
        order.push('handler', await ctx.chat.get('guard'), await ctx.chat.get('before'));
      }
    }
    await using scene = await startScene({
      setUp: (bot) =>
        bot.plugin(Guarded).use(async (ctx, next) => {
          await note('before')(ctx);
          await next();
          await note('after')(ctx);
        }),
    });
    await scene.emulator.user('amy').says('hi');
    const inside = ['guard', 'guarded', 1, 'middleware', 'guarded', 1, 'handler', 1, undefined];
    await eventually(() => expect(order).toEqual(['before', undefined, 1, ...inside, 'after', undefined, 1]));
  });

  test('a person is the same one when they join, write and press a button', async () => {
    const counts: unknown[] = [];
    const note = async (ctx: AnyContext) => void counts.push(await ctx.session.update('n', count));
    await using scene = await startScene({
      setUp: (bot) => {
        bot.on('GROUP_MEMBER_ADD', note).on('interaction', note).on('GUILD_MEMBER_ADD', note);
        bot.on('message', async (ctx) => {
          await note(ctx);
          return ['press', keyboard([[button.callback('ok', 'ok', { id: 'ok' })]])];
        });
      },
    });
    const group = scene.emulator.group('one');
    const amy = group.memberJoins('amy');
    const asked = await (await amy.says('hi')).nextReply();
    await amy.clicks(asked, 'ok');
    await eventually(() => expect(counts).toEqual([1, 2, 3]));
    const privately = scene.emulator.user('amy');
    await privately.clicks(await (await privately.says('hi')).nextReply(), 'ok');
    await eventually(() => expect(counts).toEqual([1, 2, 3, 1, 2]));
  });

  test('an event that names no chat, or nobody, is an error that says what to use', async () => {
    const got: string[] = [];
    const read = (ctx: AnyContext) => {
      for (const name of ['chat', 'session'] as const) {
        try {
          got.push(ctx[name].constructor.name);
        } catch (error) {
          got.push((error as Error).message);
        }
      }
    };
    await using scene = await startScene({ setUp: (bot) => bot.on('GUILD_CREATE', read).on('AUDIO_FINISH', read) });
    scene.emulator.guild('g').addRobot();
    await eventually(() =>
      expect(got).toEqual([
        expect.stringContaining('GUILD_CREATE does not say in which conversation it happened'),
        expect.stringContaining('there is no ctx.session; use ctx.chat, or inject Storage'),
      ]),
    );
    got.length = 0;
    scene.emulator.dispatch('AUDIO_FINISH', { guild_id: '1', channel_id: '2' });
    await eventually(() => expect(got).toEqual(['Storage', expect.stringContaining('there is no ctx.session')]));
  });
});
