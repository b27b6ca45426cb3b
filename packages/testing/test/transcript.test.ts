import { button, embed, file, image, keyboard, markdown, mention, type Bot } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function setUp(bot: Bot): void {
  bot
    .command('vote', () => [
      markdown('# Tea\nor coffee?'),
      keyboard([[button.callback('Tea', 'tea'), button.callback('Coffee', 'coffee')], [button.callback('No', 'no')]]),
    ])
    .command('media', async (ctx) => {
      await ctx.reply(image(PIXEL));
      await ctx.reply(file(Buffer.from('%PDF-1.4'), 'report.pdf'));
    })
    .command('card', () => embed({ title: 'Weather', fields: ['sunny'] }))
    .command('greet', (ctx) => [mention(ctx.author.id), ' hello'])
    .command('secret', async (ctx) => {
      const sent = await ctx.reply('the secret');
      await sent.recall();
    })
    .command('tell', async function* tell() {
      yield 'once upon ';
      yield 'a time';
    })
    .command('many', async (ctx) => {
      for (let n = 1; n <= 7; n++) await ctx.reply(`number ${n}`);
    })
    .on('interaction', (ctx) => (ctx.buttonData === 'no' ? undefined : `you took ${ctx.buttonData}`));
}

async function talk(): Promise<string> {
  await using bot = await createTestBot({ setUp, replies: { limits: { group: { limit: 10 } } } });
  const tea = bot.group('Tea');
  const [hong, ming] = [tea.member('Hong'), bot.user('Ming')];
  await hong.says('/vote');
  await hong.clicks('Tea');
  await ming.says('/media');
  await ming.says('/tell');
  await ming.says('/secret');
  tea.emulated.receiveAll = true;
  await hong.says('just talking', { mention: false });
  await hong.says('/greet');
  await tea.joins('Lan');
  await hong.says('/many');
  await bot.faults.during('send-reset-accepted', { times: 1 }, () => hong.says('/secret'));
  await bot.guild('club').channel('general').member('Ming').says('/card');
  return bot.transcript();
}

describe('a transcript', () => {
  test('tells who said and did what in each place, without ids and times', async () => {
    expect(await talk()).toMatchInlineSnapshot(`
      "# group Tea
      Hong: /vote
      bot: # Tea
        or coffee?
        [Tea] [Coffee]
        [No]
      Hong presses [Tea]: ok
      bot: you took tea
      Hong (not to the bot): just talking
      Hong: /greet
      bot: <@Hong> hello
      Lan joins
      Hong: /many
      bot: number 1
      bot: number 2
      bot: number 3
      bot: number 4
      bot: number 5
      bot (refused: 40034128): number 6
      Hong: /secret
      bot: the secret
      bot (the answer was lost): the secret
      bot (refused: 40054005): the secret

      # user Ming
      Ming: /media
      bot: [image]
      bot: [file report.pdf]
      Ming: /tell
      bot: once upon a time
      Ming: /secret
      bot (recalled): the secret

      # channel club/general
      Ming: /card
      bot: [card]"
    `);
  });

  test('is the same each time', async () => {
    expect(await talk()).toBe(await talk());
  });

  test('of one place tells of that alone', async () => {
    await using bot = await createTestBot({ setUp });
    await bot.user('Ming').says('/tell');
    await bot.user('Hong').says('hm');
    expect(bot.user('Ming').transcript()).toBe('Ming: /tell\nbot: once upon a time');
    expect(bot.user('Hong').transcript()).toBe('Hong: hm');
    expect(bot.user('Lan').transcript()).toBe('');
  });
});
