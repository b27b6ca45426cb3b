import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  type Bot,
  button,
  Command,
  keyboard,
  type MessageContext,
  On,
  Plugin,
  PromptCancelledError,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

/** Asks where to, then when, and sums it up by returning it. */
const travel = async (ctx: MessageContext): Promise<string> => {
  const city = await ctx.prompt('Where to?');
  const day = await city.prompt(`${city.text}, when?`);
  return `To ${city.text} on ${day.text}.`;
};

const withTravel = (bot: Bot) => bot.command('travel', travel).on('message', (ctx) => `heard ${ctx.text}`);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a prompt', () => {
  test('gives the next thing the person says, with a budget of its own', async () => {
    await using scene = await startScene({ setUp: withTravel });
    const amy = scene.emulator.user('amy');
    const called = await amy.says('/travel');
    expect((await called.nextReply()).content).toBe('Where to?');
    const city = await amy.says('Rome');
    expect((await city.nextReply()).content).toBe('Rome, when?');
    const day = await amy.says('Friday');
    expect((await day.nextReply()).content).toBe('To Rome on Friday.');
    expect([called, city, day].map(({ replies }) => replies.length)).toEqual([1, 1, 1]);
    const after = await amy.says('Hello');
    expect((await after.nextReply()).content).toBe('heard Hello');
  });

  test('may be asked on the first context again and again', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot.command('sum', async (ctx) => {
          let sum = 0;
          for (let count = 0; count < 5; count++) sum += Number((await ctx.prompt(undefined)).text);
          return `${sum}`;
        }),
    });
    const amy = scene.emulator.user('amy');
    await amy.says('/sum');
    for (const number of ['1', '2', '3', '4']) await amy.says(number);
    const last = await amy.says('5');
    expect((await last.nextReply()).content).toBe('15');
  });

  test('keeps nobody else waiting, and is answered by nobody else', async () => {
    await using scene = await startScene({ setUp: withTravel });
    const group = scene.emulator.group('Tea');
    const [amy, ben] = [group.member('amy'), group.member('ben')];
    await (await amy.says('/travel')).nextReply();
    const meanwhile = await ben.says('Rome');
    expect((await meanwhile.nextReply()).content).toBe('heard Rome');
    await (await ben.says('/travel')).nextReply();
    const elsewhere = await scene.emulator.user('amy').says('Oslo');
    expect((await elsewhere.nextReply()).content).toBe('heard Oslo');
    const [hers, his] = [await amy.says('Paris'), await ben.says('Berlin')];
    expect((await hers.nextReply()).content).toBe('Paris, when?');
    expect((await his.nextReply()).content).toBe('Berlin, when?');
  });

  test('lets a command through, which is no answer', async () => {
    await using scene = await startScene({ setUp: (bot) => withTravel(bot).command('ping', () => 'pong') });
    const amy = scene.emulator.user('amy');
    await (await amy.says('/travel')).nextReply();
    expect((await (await amy.says('/ping')).nextReply()).content).toBe('pong');
    expect((await (await amy.says('Rome')).nextReply()).content).toBe('Rome, when?');
  });

  test('counts as handled while it waits: the session moves on, and nothing is pending', async () => {
    await using scene = await startScene({ setUp: withTravel });
    await (await scene.emulator.user('amy').says('/travel')).nextReply();
    await eventually(() => expect(scene.bot.status().pendingEvents).toBe(0));
  });

  test('is answered by a button, which stops spinning at once', async () => {
    const heard: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .command('drink', async (ctx) => {
            const choice = await ctx.prompt(['?', keyboard([[button.callback('Tea', 'tea', { id: 'tea' })]])]);
            heard.push(`${choice.kind} ${choice.text}`);
            const size = await choice.prompt('How big?');
            return `${size.text} ${choice.text}`;
          })
          .on('interaction', () => void heard.push('listener')),
    });
    const amy = scene.emulator.user('amy');
    const asked = await (await amy.says('/drink')).nextReply();
    const click = await amy.clicks(asked, 'tea');
    expect(click).toMatchObject({ acked: true, code: 0 });
    expect(heard).toEqual(['interaction tea']);
    expect((await (await amy.says('Big')).nextReply()).content).toBe('Big tea');
  });

  test('is answered by a button of a bot in which nothing else listens to buttons', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot.command('drink', async (ctx) => {
          const choice = await ctx.prompt(['?', keyboard([[button.callback('Tea', 'tea', { id: 'tea' })]])]);
          return `Here is your ${choice.text}.`;
        }),
    });
    const amy = scene.emulator.user('amy');
    const asked = await (await amy.says('/drink')).nextReply();
    const click = await amy.clicks(asked, 'tea');
    expect(click).toMatchObject({ acked: true, code: 0 });
    expect((await click.nextReply()).content).toBe('Here is your tea.');
  });

  test('may be for somebody else, or for whoever is first', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .command('quiz', async (ctx) => {
            const first = (await ctx.prompt('7 × 8?', { from: 'anyone' })) as MessageContext;
            return `${first.author.name} was first.`;
          })
          .command(
            'ask <who:user>',
            async (ctx, who) => `They say ${(await ctx.prompt('Well?', { from: who })).text}.`,
          ),
    });
    const group = scene.emulator.group('Tea');
    const [amy, ben] = [group.member('amy'), group.member('ben')];
    await (await amy.says('/quiz')).nextReply();
    expect((await (await ben.says('56')).nextReply()).content).toBe('ben was first.');
    await (await amy.says(`/ask <@${ben.openid}>`)).nextReply();
    await amy.says('not me');
    expect((await (await ben.says('yes')).nextReply()).content).toBe('They say yes.');
  });
});

describe('an answer that will not do', () => {
  const setUp = (bot: Bot) =>
    bot.command('age', async (ctx) => {
      const validate = ({ text }: Answer) => {
        if (text === '?') return false;
        return /^\d+$/.test(text) || { 'zh-CN': '要数字。', en: 'Digits, please.' };
      };
      return `${(await ctx.prompt('Age?', { validate })).text} years`;
    });

  test('is told why, and the next one is waited for', async () => {
    await using scene = await startScene({ setUp });
    const amy = scene.emulator.user('amy');
    await (await amy.says('/age')).nextReply();
    expect((await (await amy.says('old')).nextReply()).content).toBe('Digits, please.');
    expect((await (await amy.says('?')).nextReply()).content).toBe('That will not do; please try again.');
    expect((await (await amy.says('42')).nextReply()).content).toBe('42 years');
  });

  test('a validate that throws ends the handler like any error', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        bot.command('bad', (ctx) =>
          ctx.prompt('?', {
            validate: () => {
              throw new Error('no idea');
            },
          }),
        ),
    });
    const amy = scene.emulator.user('amy');
    await (await amy.says('/bad')).nextReply();
    await amy.says('x');
    await eventually(() => expect(scene.log.complaints[0]).toContain('no idea'));
  });
});

describe('a prompt ends without an answer', () => {
  const reasons: string[] = [];
  const catching = async (ctx: MessageContext, timeoutMs?: number) => {
    try {
      return (await ctx.prompt('?', { timeoutMs })).text;
    } catch (error) {
      reasons.push((error as PromptCancelledError).reason);
      throw error;
    }
  };

  @Plugin({ name: 'asking' })
  class Asking {
    @Command('ask [for:duration]')
    ask(ctx: MessageContext, timeoutMs?: number) {
      return catching(ctx, timeoutMs);
    }

    @On('message')
    listen(ctx: MessageContext) {
      return `heard ${ctx.text}`;
    }
  }

  const start = () => {
    reasons.length = 0;
    return startScene({ setUp: (bot) => bot.plugin(Asking) });
  };

  test.each(['cancel', ' Cancel ', '取消'])('when the person says %j', async (word) => {
    await using scene = await start();
    const amy = scene.emulator.user('amy');
    await (await amy.says('/ask')).nextReply();
    expect((await (await amy.says(word)).nextReply()).content).toBe('Cancelled.');
    expect((await (await amy.says(word)).nextReply()).content).toBe(`heard ${word.trim()}`);
    expect([reasons, scene.log.complaints]).toEqual([['person'], []]);
  });

  test('when its time is up', async () => {
    await using scene = await start();
    const amy = scene.emulator.user('amy');
    const asked = await amy.says('/ask 50ms');
    await asked.nextReply();
    expect((await asked.nextReply()).content).toBe('That took too long, so let us leave it here.');
    expect((await (await amy.says('late')).nextReply()).content).toBe('heard late');
    expect([reasons, scene.log.complaints]).toEqual([['timeout'], []]);
  });

  test('when the same person is asked something else here', async () => {
    await using scene = await start();
    const amy = scene.emulator.user('amy');
    const first = await amy.says('/ask');
    await first.nextReply();
    await (await amy.says('/ask')).nextReply();
    expect((await (await amy.says('yes')).nextReply()).content).toBe('yes');
    expect([reasons, first.replies.length]).toEqual([['superseded'], 1]);
  });

  test('when the plugin is unloaded, which does not wait for the person', async () => {
    await using scene = await start();
    const asked = await scene.emulator.user('amy').says('/ask');
    await asked.nextReply();
    await scene.bot.plugins.reload('asking');
    expect((await asked.nextReply()).content).toBe('This is being updated; please start again in a moment.');
    expect([reasons, scene.log.complaints]).toEqual([['unload'], []]);
  });

  test('when the bot stops, and the person is told before it is gone', async () => {
    await using scene = await start();
    const asked = await scene.emulator.user('amy').says('/ask');
    await asked.nextReply();
    await scene.bot.stop({ deadlineMs: 5000 });
    expect(asked.replies.map(({ content }) => content)).toEqual([
      '?',
      'The bot is restarting; please start again in a moment.',
    ]);
    expect([reasons, scene.log.complaints]).toEqual([['stop'], []]);
  });
});

test('a prompt where there is no conversation says what to write', async () => {
  await using scene = await startScene({
    setUp: (bot) => bot.on('GUILD_MEMBER_ADD', (ctx) => ctx.prompt('Hello?').then(({ text }) => text)),
  });
  scene.emulator.guild('Town').memberJoins('amy');
  await eventually(() => expect(scene.log.complaints.join()).toContain("from: 'anyone'"));
});

test('whatever people say in whatever order, each is asked in turn and hears their own answers', async () => {
  const QUESTIONS = 3;
  const script = fc.array(fc.tuple(fc.constantFrom('amy', 'ben', 'cat'), fc.constantFrom('/go', 'a', 'b')), {
    maxLength: 15,
  });
  await using scene = await startScene({
    setUp: (bot) =>
      bot.command('go', async (ctx) => {
        const said: string[] = [];
        for (let count = 0; count < QUESTIONS; count++) said.push((await ctx.prompt(`${count}?`)).text);
        return said.join('');
      }),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(script, async (lines) => {
      const group = scene.emulator.group(`room ${round++}`);
      /** What has been answered so far, of those who are being asked. */
      const asked = new Map<string, string>();
      for (const [who, text] of lines) {
        const said = await group.member(who).says(text);
        const before = asked.get(who);
        if (text === '/go') asked.set(who, '');
        else if (before !== undefined) asked.set(who, before + text);
        const now = asked.get(who);
        if (now === undefined) continue;
        const isDone = now.length === QUESTIONS;
        if (isDone) asked.delete(who);
        expect((await said.nextReply()).content).toBe(isDone ? now : `${now.length}?`);
      }
    }),
    { numRuns: 15 },
  );
  await eventually(() => expect(scene.bot.status().pendingEvents).toBe(0));
});
