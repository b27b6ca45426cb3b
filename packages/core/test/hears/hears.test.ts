import { describe, expect, test } from 'vitest';
import {
  type Bot,
  deny,
  handlerDecorator,
  Hears,
  type HearsOptions,
  type HearsPattern,
  type HearsRegistry,
  type MessageContext,
  On,
  Plugin,
  UseGuards,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

/** What a bot that hears this, and notes what nobody hears, makes of these messages. */
async function heardBy(pattern: HearsPattern, texts: readonly string[], options?: HearsOptions): Promise<string[]> {
  const heard: string[] = [];
  await using scene = await startScene({
    setUp: (bot) =>
      bot
        .hears(pattern, (_, match) => void heard.push(`heard ${match[0]}`), options)
        .on('message', (ctx) => void heard.push(`- ${ctx.text.slice(0, 20)}`)),
  });
  for (const text of texts) await scene.emulator.user('amy').says(text);
  await eventually(() => expect(heard).toHaveLength(texts.length));
  return heard;
}

describe('what is heard', () => {
  test('a regular expression finds its match anywhere', async () => {
    expect(await heardBy(/gr[ae]y/, ['a grey day', 'grow'])).toEqual(['heard grey', '- grow']);
  });

  test.each(['g', 'y', 'gy'])('with flag %s it hears the same thing each time', async (flags) => {
    const pattern = new RegExp('hi', flags);
    pattern.lastIndex = 1;
    expect(await heardBy(pattern, ['hi', 'hi', 'hi'])).toEqual(['heard hi', 'heard hi', 'heard hi']);
    expect(pattern.lastIndex).toBe(1);
  });

  test('a string is the whole text, in any case and width', async () => {
    const texts = ['ok', 'OK', 'ｏＫ', 'ok?', 'not ok'];
    expect(await heardBy('Ok', texts)).toEqual(['heard ok', 'heard OK', 'heard ｏＫ', '- ok?', '- not ok']);
  });

  test('a string is no expression', async () => {
    expect(await heardBy('a.c', ['abc', 'a.c'])).toEqual(['- abc', 'heard a.c']);
  });

  test('of a list, the first that matches', async () => {
    const texts = ['早', '早上好', '晚安'];
    expect(await heardBy(['早', /^早./], texts)).toEqual(['heard 早', 'heard 早上', '- 晚安']);
  });

  test('groups reach the handler by name', async () => {
    await using scene = await startScene({
      setUp: (bot) => bot.hears(/^(?<city>\S+)天气$/, (_, { groups }) => `${groups?.city}: sunny`),
    });
    expect((await (await scene.emulator.user('amy').says('杭州天气')).nextReply()).content).toBe('杭州: sunny');
  });

  test('a long text is not looked at, up to a length of your own', async () => {
    const long = 'x'.repeat(1001);
    expect(await heardBy(/^x/, [long.slice(1), long])).toEqual(['heard x', `- ${long.slice(0, 20)}`]);
    expect(await heardBy(/^x/, [long, 'xxxx'], { maxLength: 2000 })).toEqual(['heard x', 'heard x']);
  });
});

describe('with `mentioned`', () => {
  test('a group is heard when the bot was spoken to', async () => {
    const heard: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .on('GROUP_MESSAGE_CREATE', () => {})
          .hears('hi', () => void heard.push('hears'), { mentioned: true })
          .on('message', () => void heard.push('message')),
    });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    await group.member('amy').says('hi', { mention: false });
    await eventually(() => expect(heard).toEqual(['message']));
    await group.member('amy').says('hi');
    await eventually(() => expect(heard).toEqual(['message', 'hears']));
  });

  test('a private message always speaks to the bot', async () => {
    expect(await heardBy('hi', ['hi'], { mentioned: true })).toEqual(['heard hi']);
  });
});

const order: string[] = [];

@Plugin({ name: 'chatty' })
class Chatty {
  @On('message')
  rest(ctx: MessageContext): void {
    order.push(`message ${ctx.text}`);
  }

  @Hears(/good/)
  first(): void {
    order.push('first');
  }

  @Hears('good morning')
  second(_: MessageContext, match: RegExpExecArray): void {
    order.push(`second ${match.input}`);
  }

  @Hears(/secret/)
  @UseGuards(() => deny('not for you'))
  guarded(): void {
    order.push('guarded');
  }
}

describe('@Hears', () => {
  const start = (more: (bot: Bot) => unknown = () => {}) =>
    startScene({
      setUp: (bot) => {
        order.length = 0;
        bot.plugin(Chatty);
        more(bot);
      },
    });

  test('everyone who hears a message runs, in the order they are written; who listens to messages does not get it', async () => {
    await using scene = await start((bot) => bot.on('C2C_MESSAGE_CREATE', () => void order.push('by name')));
    await scene.emulator.user('amy').says('good morning');
    await eventually(() => expect(order).toEqual(['first', 'second good morning', 'by name']));
    await scene.emulator.user('amy').says('evening');
    await eventually(() => expect(order.slice(3)).toEqual(['message evening', 'by name']));
  });

  test('a command comes first', async () => {
    await using scene = await start((bot) => bot.command('good', () => 'command'));
    expect((await (await scene.emulator.user('amy').says('/good')).nextReply()).content).toBe('command');
    await scene.emulator.user('amy').says('/goodness');
    await eventually(() => expect(order).toEqual(['first']));
  });

  test('one that throws keeps nobody else from hearing', async () => {
    const failed: string[] = [];
    await using scene = await startScene({
      setUp: (bot) => {
        order.length = 0;
        bot
          .hears(/good/, () => {
            throw new Error('boom');
          })
          .plugin(Chatty)
          .catch(({ handler }) => failed.push(handler));
      },
    });
    await scene.emulator.user('amy').says('good');
    await eventually(() => expect(order).toEqual(['first']));
    expect(failed).toEqual(['hears /good/']);
  });

  test('guards are asked, and what they say is the answer', async () => {
    await using scene = await start((bot) => bot.hears('vip', () => 'never', { guards: [() => deny('members only')] }));
    const amy = scene.emulator.user('amy');
    expect((await (await amy.says('secret')).nextReply()).content).toBe('not for you');
    expect((await (await amy.says('vip')).nextReply()).content).toBe('members only');
    expect(order).toEqual([]);
  });

  test('leaves no trace when its plugin is unloaded, and hears once when it was reloaded', async () => {
    let registry: HearsRegistry | undefined;
    const Peek = handlerDecorator<() => void>(({ hears }) => {
      registry = hears;
      return () => {};
    });
    @Plugin({ name: 'peek' })
    class PeekPlugin {
      @Peek
      peek(): void {}
    }
    await using scene = await startScene({ setUp: (bot) => bot.hears('hi', () => {}).plugin(PeekPlugin) });
    const before = registry?.list();
    await scene.bot.plugins.load(Chatty);
    for (let times = 0; times < 3; times++) await scene.bot.plugins.reload('chatty');
    expect(registry?.list()).toHaveLength(4);
    order.length = 0;
    await scene.emulator.user('amy').says('good');
    await eventually(() => expect(order).toEqual(['first']));
    await scene.bot.plugins.unload('chatty');
    expect(registry?.list()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});
