import { button, image, keyboard, type Bot } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';
import '../src/vitest.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const setUp = (bot: Bot) =>
  bot
    .command('vote', () => ['Tea or coffee?', keyboard([[button.callback('Tea', 't'), button.callback('No', 'n')]])])
    .command('cat', () => image(PIXEL))
    .on('interaction', (ctx) => {
      if (ctx.buttonData === 'n') throw new Error('out of tea');
    });

const start = () => createTestBot({ setUp });

describe('the matchers', () => {
  test('pass where the bot did what is expected', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    const vote = await ming.says('/vote');
    expect(vote).toHaveReplied('Tea or');
    expect(vote).toHaveReplied(/coffee\?$/g);
    expect(vote).toHaveReplied(/coffee\?$/g);
    expect(vote).toHaveButtons(['Tea', 'No']);
    expect(vote.messages[0]).toHaveButtons(['Tea', 'No']);
    expect(vote).not.toHaveMedia('image');
    expect(vote).not.toBeSilent();
    expect(await ming.says('hm')).toBeSilent();
    expect(await ming.says('/cat')).toHaveMedia('image');
    expect(await ming.clicks('Tea')).toBeAcked();
    expect(bot).toHaveNoComplaints();
    expect(await ming.clicks('No')).toBeAcked(1);
    expect(bot).not.toHaveNoComplaints();
  });

  test('say what the bot said where it did not', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    const vote = await ming.says('/vote');
    const said = 'The bot said:\n  "Tea or coffee?" [Tea] [No]';
    expect(() => expect(vote).toHaveReplied('milk')).toThrow(`expected: a reply like "milk". ${said}`);
    expect(() => expect(vote).not.toHaveReplied(/tea/i)).toThrow(`not expected: a reply like /tea/i. ${said}`);
    expect(() => expect(vote).toHaveButtons(['Tea'])).toThrow(`expected: the buttons [Tea]. ${said}`);
    expect(() => expect(vote).toBeSilent()).toThrow(`expected: no reply. ${said}`);
    expect(() => expect(vote).toHaveMedia('image')).toThrow(`expected: an image. ${said}`);
    const cat = await ming.says('/cat');
    expect(() => expect(cat).toHaveMedia('voice')).toThrow('expected: a voice. The bot said:\n  "[image]"');
    const silence = await ming.says('hm');
    expect(() => expect(silence).toHaveReplied('x')).toThrow('The bot said nothing.');
    const clicked = await ming.clicks('No', vote.messages[0]);
    expect(() => expect(clicked).toBeAcked()).toThrow('was to be told 0; it was told 1. The bot said nothing.');
    expect(() => expect(bot).toHaveNoComplaints()).toThrow(/without complaints; there are:\n {2}.*out of tea/);
  });

  test('refuse what is none of the bot’s messages', () => {
    expect(() => expect(['pong']).toHaveReplied('pong')).toThrow('a copy of its texts will not do');
  });
});
