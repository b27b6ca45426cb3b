import { describe, expect, test } from 'vitest';
import {
  allow,
  anyOf,
  type Bot,
  CommandInputError,
  cooldown,
  deny,
  type Guard,
  HandlerError,
  inject,
  LOGGER,
  type Logger,
  type MessageContext,
  On,
  Plugin,
  superuser,
  UseGuards,
} from '../../src/index.js';
import { eventually, gate } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

/** A bot that notes what it hears. */
function listening(keys: readonly ('message' | 'event' | 'GROUP_MESSAGE_CREATE' | 'GUILD_UPDATE')[] = ['message']) {
  const heard: string[] = [];
  const setUp = (bot: Bot) => {
    for (const key of keys)
      bot.on(key, (ctx) => void heard.push(`${key}: ${(ctx as MessageContext).text ?? ctx.eventId}`));
  };
  return { heard, setUp };
}

const c2c = (id: string, content: string) => ({ id, content, author: { id: 'A1', user_openid: 'A1' } });

describe('duplicates', () => {
  test('a message that comes twice is handled once', async () => {
    const { heard, setUp } = listening();
    await using scene = await startScene({ setUp });
    scene.emulator.dispatch('C2C_MESSAGE_CREATE', c2c('m1', 'one'));
    scene.emulator.dispatch('C2C_MESSAGE_CREATE', c2c('m1', 'one'));
    scene.emulator.dispatch('C2C_MESSAGE_CREATE', c2c('m2', 'two'));
    await eventually(() => expect(heard).toContain('message: two'));
    expect(heard).toEqual(['message: one', 'message: two']);
  });

  test('the mention and the full event of one message are handled once', async () => {
    const { heard, setUp } = listening();
    await using scene = await startScene({ settings: { mentionWhenHearingAll: 'both' }, setUp });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    await group.member('amy').says('hi');
    await group.member('amy').says('bye');
    await eventually(() => expect(heard).toContain('message: bye'));
    expect(heard).toEqual(['message: hi', 'message: bye']);
  });

  test('an event with the same outer id is handled once', async () => {
    const { heard, setUp } = listening(['event']);
    await using scene = await startScene({ setUp });
    const d = { openid: 'A1', timestamp: 1 };
    for (const id of ['FRIEND_ADD:1', 'FRIEND_ADD:1', 'FRIEND_ADD:2']) scene.emulator.dispatch('FRIEND_ADD', d, { id });
    await eventually(() => expect(heard).toContain('event: FRIEND_ADD:2'));
    expect(heard).toEqual(['event: FRIEND_ADD:1', 'event: FRIEND_ADD:2']);
  });

  test('two changes of one guild are two events, though they name the same guild', async () => {
    const { heard, setUp } = listening(['GUILD_UPDATE']);
    await using scene = await startScene({ setUp });
    for (const name of ['before', 'after']) scene.emulator.dispatch('GUILD_UPDATE', { id: '77', name, owner_id: '1' });
    await eventually(() => expect(heard).toHaveLength(2));
  });
});

describe('order', () => {
  test('messages of one conversation are handled one after the other, also by slow handlers', async () => {
    const order: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot.on('message', async (ctx) => {
          order.push(`${ctx.text} begins`);
          await new Promise((resolve) => setTimeout(resolve, ctx.text === 'slow' ? 30 : 1));
          order.push(`${ctx.text} ends`);
        }),
    });
    const amy = scene.emulator.user('amy');
    await amy.says('slow');
    await amy.says('fast');
    await eventually(() => expect(order).toHaveLength(4));
    expect(order).toEqual(['slow begins', 'slow ends', 'fast begins', 'fast ends']);
  });

  test('members of one group wait for each other, other conversations do not', async () => {
    const held = gate();
    const order: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot.on('message', async (ctx) => {
          order.push(ctx.text);
          if (ctx.text === 'amy in lobby') await held.opened;
        }),
    });
    const { emulator } = scene;
    await emulator.group('lobby').member('amy').says('amy in lobby');
    await emulator.group('lobby').member('ben').says('ben in lobby');
    await emulator.group('attic').member('amy').says('amy in attic');
    await emulator.user('amy').says('amy alone');
    await eventually(() => expect(order).toHaveLength(3));
    expect(order.toSorted()).toEqual(['amy alone', 'amy in attic', 'amy in lobby']);
    held.open();
    await eventually(() => expect(order.at(-1)).toBe('ben in lobby'));
  });
});

describe('which handlers run', () => {
  test('a command takes a message; handlers of the event by name get it in any case', async () => {
    const order: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .on('C2C_MESSAGE_CREATE', (ctx) => void order.push(`by name: ${ctx.text}`))
          .on('message', (ctx) => void order.push(`message: ${ctx.text}`))
          .command('ping', () => void order.push('command')),
    });
    const amy = scene.emulator.user('amy');
    await amy.says('/ping');
    await amy.says('/unknown');
    await eventually(() => expect(order).toHaveLength(4));
    expect(order).toEqual(['command', 'by name: /ping', 'message: /unknown', 'by name: /unknown']);
  });

  test('several handlers of one kind run in the order they were added', async () => {
    const order: number[] = [];
    await using scene = await startScene({
      setUp: (bot) => [1, 2, 3].forEach((n) => bot.on('message', () => void order.push(n))),
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(order).toEqual([1, 2, 3]));
  });

  test('messages of bots are ignored', async () => {
    const { heard, setUp } = listening();
    await using scene = await startScene({ setUp });
    const amy = scene.emulator.user('amy');
    await amy.says('from a bot', { extra: { author: { id: 'B', user_openid: amy.openid, bot: true } } });
    await amy.says('from a person');
    await eventually(() => expect(heard).toEqual(['message: from a person']));
  });
});

describe('middleware', () => {
  test('runs around every handler, the first added outermost', async () => {
    const order: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use(
            async (_, next) => {
              order.push('outer in');
              await next();
              order.push('outer out');
            },
            async (_, next) => {
              order.push('inner in');
              await next();
              order.push('inner out');
            },
          )
          .on('message', () => void order.push('handler')),
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(order).toEqual(['outer in', 'inner in', 'handler', 'inner out', 'outer out']));
  });

  test('one that does not call next keeps the event to itself', async () => {
    const order: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use((ctx, next) => (ctx.kind === 'message' && ctx.text === 'secret' ? undefined : next()))
          .on('message', (ctx) => void order.push(ctx.text)),
    });
    await scene.emulator.user('amy').says('secret');
    await scene.emulator.user('amy').says('public');
    await eventually(() => expect(order).toEqual(['public']));
  });

  test('what it leaves in ctx.state is there for handlers', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use((ctx, next) => {
            ctx.state['who'] = 'middleware';
            return next();
          })
          .on('message', (ctx) => `${String(ctx.state['who'])} was here`),
    });
    expect((await (await scene.emulator.user('amy').says('hi')).nextReply()).content).toBe('middleware was here');
  });

  test.each([
    [
      'throws',
      function breaking() {
        throw new Error('broken pipe');
      },
      'broken pipe',
    ],
    [
      'calls next twice',
      async function greedy(_: unknown, next: () => Promise<unknown>) {
        await next();
        await next();
      },
      'greedy called next() twice; call it once per event',
    ],
  ])('one that %s is reported', async (_, middleware, message) => {
    const errors: HandlerError[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use(middleware)
          .on('message', () => {})
          .catch((error) => errors.push(error)),
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toMatchObject({ handler: 'middleware', message: expect.stringContaining(message) });
  });
});

@Plugin({ name: 'fragile' })
class Fragile {
  constructor(@inject(LOGGER) private readonly log: Logger) {}

  @On('message')
  break(ctx: MessageContext) {
    this.log.debug('about to break');
    throw new RangeError(`cannot take ${ctx.text}`);
  }
}

describe('a handler that throws', () => {
  test('reaches bot.catch with plugin, handler and context, and disturbs nothing else', async () => {
    const errors: HandlerError[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .plugin(Fragile)
          .catch((error) => errors.push(error))
          .on('message', (ctx) => ctx.text),
    });
    const said = await scene.emulator.user('amy').says('this');
    expect((await said.nextReply()).content).toBe('this');
    await eventually(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toBeInstanceOf(HandlerError);
    expect(errors[0]).toMatchObject({ code: 'HANDLER', plugin: 'fragile', handler: 'break' });
    expect(errors[0]?.ctx).toMatchObject({ kind: 'message', text: 'this' });
    expect(errors[0]?.cause).toBeInstanceOf(RangeError);
    expect(errors[0]?.message).toMatch(
      /^fragile\.break failed on C2C_MESSAGE_CREATE \(C2C_MESSAGE_CREATE:.+\): cannot take this$/,
    );
    expect(scene.log.lines).toContainEqual(
      expect.objectContaining({ level: 50, plugin: 'fragile', handler: 'break', err: expect.anything() }),
    );
  });

  test('one thrown on by a middleware is logged with its cause, and without the context it carries', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .use(async (ctx, next) => {
            await next();
            if (ctx.failure) throw ctx.failure;
          })
          .plugin(Fragile),
    });
    await scene.emulator.user('amy').says('this');
    await eventually(() => expect(scene.log.lines.filter(({ level }) => level === 50)).toHaveLength(2));
    const [first, thrownOn] = scene.log.lines.filter(({ level }) => level === 50);
    expect(thrownOn).toMatchObject({ msg: first?.msg, handler: 'break', err: { message: 'cannot take this' } });
    expect(thrownOn?.err).not.toHaveProperty('ctx');
  });

  test('what is not an Error is reported, too', async () => {
    const errors: HandlerError[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .on('message', () => {
            throw 'just a text';
          })
          .catch((error) => errors.push(error)),
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(errors[0]?.message).toContain('just a text'));
  });

  test('an error while catching one is logged, and the other listeners hear of the first', async () => {
    const heard: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .on('message', () => Promise.reject(new Error('first')))
          .catch(() => Promise.reject(new Error('second')))
          .catch((error) => void heard.push(String((error.cause as Error).message))),
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(heard).toEqual(['first']));
    expect(scene.log.complaints).toContain('a listener given to bot.catch threw, too');
  });
});

describe('guards', () => {
  test('one that refuses with a reason says it, in the language of the bot', async () => {
    await using scene = await startScene({
      config: { locale: 'zh-CN' },
      setUp: (bot) =>
        bot.command('admin', () => 'never', { guards: [() => deny({ 'zh-CN': '仅限管理员', en: 'admins only' })] }),
    });
    expect((await (await scene.emulator.user('amy').says('/admin')).nextReply()).content).toBe('仅限管理员');
  });

  test('one that refuses without a reason is silent, and is asked before the arguments are read', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot.command('roll <sides:int>', () => 'never', { guards: [async () => deny()] }).command('ping', () => 'pong'),
    });
    const amy = scene.emulator.user('amy');
    const silent = await amy.says('/roll not-a-number');
    expect((await (await amy.says('/ping')).nextReply()).content).toBe('pong');
    expect(silent.replies).toEqual([]);
  });

  test('one that throws denies, and the error names it and the handler', async () => {
    const errors: HandlerError[] = [];
    const ran: string[] = [];
    const broken: Guard = () => {
      throw new CommandInputError({ 'zh-CN': '坏了', en: 'the database is away' }, 'admin');
    };
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .command('admin', () => ran.push('admin'), { guards: [() => allow(), anyOf(broken, superuser())] })
          .command('ping', () => 'pong')
          .catch((error) => errors.push(error)),
    });
    const amy = scene.emulator.user('amy');
    const silent = await amy.says('/admin');
    expect((await (await amy.says('/ping')).nextReply()).content).toBe('pong');
    expect([ran, silent.replies]).toEqual([[], []]);
    expect(errors).toMatchObject([{ handler: 'admin', guard: 'anyOf(broken, superuser)' }]);
    expect(errors[0]?.in('en')).toMatch(/^The guard anyOf\(broken, superuser\) of admin failed on C2C_MESSAGE_CREATE/);
    expect(scene.log.lines).toContainEqual(expect.objectContaining({ level: 50, guard: 'anyOf(broken, superuser)' }));
  });

  test('one that answers nothing denies, and is named, too', async () => {
    const errors: HandlerError[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .command('admin', () => 'never', { guards: [(() => undefined) as unknown as Guard] })
          .catch((error) => errors.push(error)),
    });
    await scene.emulator.user('amy').says('/admin');
    await eventually(() => expect(errors).toMatchObject([{ handler: 'admin', guard: 'guard' }]));
  });

  test('who only talks where a handler listens is not told what they may not do', async () => {
    @Plugin({ name: 'listening' })
    @UseGuards(superuser())
    class Listening {
      @On('GROUP_MESSAGE_CREATE')
      @On('GROUP_AT_MESSAGE_CREATE')
      listen(): void {}
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Listening) });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    scene.emulator.settings.mentionWhenHearingAll = 'GROUP_AT_MESSAGE_CREATE';
    const overheard = await group.member('amy').says('hello everyone', { mention: false });
    const asked = await group.member('amy').says('hello bot');
    expect((await asked.nextReply()).content).toBe('Only superusers of this bot may do this.');
    expect(overheard.replies).toEqual([]);
  });

  /** What the bot says to a text, said past it and said to it, in a group where it hears everything. */
  async function answers(text: string, setUp: (bot: Bot) => unknown): Promise<(string | undefined)[]> {
    await using scene = await startScene({ setUp: (bot) => setUp(bot.on('GROUP_MESSAGE_CREATE', () => {})) });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    scene.emulator.settings.mentionWhenHearingAll = 'GROUP_MESSAGE_CREATE';
    const past = await group.member('amy').says(text, { mention: false });
    const asked = await group.member('amy').says(text);
    const answer = await asked.nextReply();
    return [past.replies[0]?.content, answer.content];
  }

  test.each<[string, string, (bot: Bot) => unknown, (string | undefined)[]]>([
    ['@Hears', 'tea', (bot) => bot.hears('tea', () => 'never', { guards: [() => deny('no')] }), [undefined, 'no']],
    ['a listener', 'tea', (bot) => bot.on('message', () => 'never', { guards: [() => deny('no')] }), [undefined, 'no']],
    ['a command', '/tea', (bot) => bot.command('tea', () => 'never', { guards: [() => deny('no')] }), ['no', 'no']],
    [
      'a listener besides a command',
      '/tea',
      (bot) => bot.command('tea', () => {}).on('GROUP_MESSAGE_CREATE', () => 'never', { guards: [() => deny('no')] }),
      [undefined, 'no'],
    ],
  ])('the reason of a guard of %s', async (_, text, setUp, replies) => {
    expect(await answers(text, setUp)).toEqual(replies);
  });

  test('what is overheard too early is refused in silence, and who asks is told all the same', async () => {
    const limits = [cooldown({ seconds: 60, per: 'chat' })];
    const twice = (bot: Bot) => bot.hears('tea', () => {}, { limits });
    await using scene = await startScene({ setUp: (bot) => twice(bot.on('GROUP_MESSAGE_CREATE', () => {})) });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    const said = [];
    for (const mention of [false, false, true]) said.push(await group.member('amy').says('tea', { mention }));
    expect((await said.at(-1)?.nextReply())?.content).toBe('Wait 1 min');
    expect(said.map(({ replies }) => replies.length)).toEqual([0, 0, 1]);
  });
});
