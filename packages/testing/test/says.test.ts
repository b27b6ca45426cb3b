import { setTimeout as sleep } from 'node:timers/promises';
import { button, Command, embed, image, keyboard, markdown, MessageContext, On, Plugin } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

@Plugin({ name: 'talk' })
class TalkPlugin {
  @Command('ping')
  ping(): string {
    return 'pong';
  }

  @Command('twice')
  async twice(ctx: MessageContext): Promise<string> {
    await ctx.reply('one');
    await sleep(20);
    return 'two';
  }

  @Command('vote')
  vote() {
    return [
      markdown('# Tea or coffee?'),
      keyboard([[button.callback('Tea', 't', { id: 'tea' }), button.callback('No', 'n')]]),
    ];
  }

  @Command('tell')
  async *tell() {
    for (const word of ['once ', 'upon ', 'a time']) {
      yield word;
      await sleep(5);
    }
  }

  @Command('cat')
  cat() {
    return image(PIXEL);
  }

  @Command('card')
  card() {
    return embed({ title: 'Weather', fields: ['sunny'] });
  }

  @On('message')
  overhear(ctx: MessageContext): string | undefined {
    return ctx.isMentioned ? `heard ${ctx.text}` : undefined;
  }
}

const start = () => createTestBot({ plugins: [TalkPlugin] });

describe('what somebody says', () => {
  test('is answered with the texts of the replies, in every scene', async () => {
    await using bot = await start();
    expect(await bot.user('Ming').says('/ping')).toEqual(['pong']);
    expect(await bot.group('Tea').member('Ming').says('/ping')).toEqual(['pong']);
    expect(await bot.guild().channel('general').member('Ming').says('/ping')).toEqual(['pong']);
    expect(await bot.guild('club').channel('general').member('Ming').says('/ping')).toEqual(['pong']);
    expect(await bot.directMessage('Ming').says('/ping')).toEqual(['pong']);
  });

  test('is waited for until the handler is done, however many replies it makes', async () => {
    await using bot = await start();
    expect(await bot.user('Ming').says('/twice')).toEqual(['one', 'two']);
  });

  test('is answered by a stream once it is finished, as one reply', async () => {
    await using bot = await start();
    expect(await bot.user('Ming').says('/tell')).toEqual(['once upon a time']);
    expect(await bot.group('Tea').member('Ming').says('/tell')).toEqual(['once upon a time']);
  });

  test('is answered by nothing where the bot keeps silent, and where it cannot hear', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    expect(await group.member('Ming').says('hm', { mention: false })).toEqual([]);
    group.emulated.receiveAll = true;
    expect(await group.member('Ming').says('hm', { mention: false })).toEqual([]);
    expect(await group.member('Ming').says('hm')).toEqual(['heard hm']);
    await using deaf = await createTestBot();
    expect(await deaf.user('Ming').says('anybody?')).toEqual([]);
  });

  test('is told from what others say at the same time', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => group.member(name).says(`hello from ${name}`)));
    expect(answers).toEqual([['heard hello from a'], ['heard hello from b'], ['heard hello from c']]);
  });

  test('can bring files and quote a message', async () => {
    await using bot = await createTestBot({
      setUp: (made) =>
        made.on(
          'message',
          (ctx) => `${ctx.attachments.length} of ${ctx.text}, about ${ctx.quoted?.plainText ?? 'nothing'}`,
        ),
    });
    const attachments = [{ content_type: 'image/png', url: 'https://example.com/a.png', filename: 'a.png' }];
    const quotes = { index: 'REFIDX_1', content: 'the news' };
    expect(await bot.user('Ming').says('files', { attachments, quotes })).toEqual(['1 of files, about the news']);
  });

  test('is compared as the ordinary array it is', async () => {
    await using bot = await start();
    const replies = await bot.user('Ming').says('/ping');
    expect(replies).toStrictEqual(['pong']);
    expect(JSON.stringify(replies)).toBe('["pong"]');
  });
});

describe('a reply', () => {
  test('comes with its markdown and its buttons', async () => {
    await using bot = await start();
    const { messages } = await bot.user('Ming').says('/vote');
    expect(messages).toMatchObject([
      { text: '# Tea or coffee?', markdown: '# Tea or coffee?', buttons: ['Tea', 'No'] },
    ]);
  });

  test('without a text says what it is', async () => {
    await using bot = await start();
    const replies = await bot.user('Ming').says('/cat');
    expect(replies).toEqual(['[image]']);
    const { media } = replies.messages[0] ?? {};
    expect(media?.kind).toBe('image');
    const kept = await fetch(media?.url ?? '');
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(PIXEL);
    expect(await bot.guild().channel('general').member('Ming').says('/card')).toEqual(['[card]']);
  });

  test('shows what became of it', async () => {
    await using bot = await createTestBot({
      setUp: (made) =>
        made.command('secret', async (ctx) => {
          const sent = await ctx.reply('the secret');
          setTimeout(() => void sent.recall(), 20);
        }),
    });
    const { messages } = await bot.user('Ming').says('/secret');
    expect(messages[0]?.isRecalled).toBe(false);
    await expect.poll(() => messages[0]?.isRecalled).toBe(true);
  });
});

describe('a bot that is not done', () => {
  test('is told about with what was said so far and what its log complains of', async () => {
    await using bot = await createTestBot({
      timeoutMs: 200,
      setUp: (made) =>
        made.command('hang', async (ctx) => {
          await ctx.reply('wait');
          ctx.log.warn('no answer from the weather');
          await new Promise(() => {});
        }),
    });
    await expect(bot.user('Ming').says('/hang')).rejects.toThrow(
      'The bot is not done with "/hang" after 200 ms. It has said so far: "wait". Its log complains:\n  no answer from the weather',
    );
    expect(await bot.user('Hong').says('/hm')).toEqual([]);
  });

  test('is not waited for when it does not run', async () => {
    await using bot = await start();
    await bot.bot.stop();
    await expect(bot.user('Ming').says('hello')).rejects.toThrow('The bot is not running');
  });

  test('is waited for through a lost connection', async () => {
    await using bot = await createTestBot({ plugins: [TalkPlugin], timeoutMs: 10_000 });
    bot.emulator.gateway.terminate();
    expect(await bot.user('Ming').says('/ping')).toEqual(['pong']);
  });
});
