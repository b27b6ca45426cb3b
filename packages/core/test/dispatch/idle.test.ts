import { expect, test } from 'vitest';
import type { AnyContext } from '../../src/index.js';
import { eventually, gate } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

test('a bot is idle when everything it received is dealt with, and at one place when only that is', async () => {
  const slow = gate();
  const order: string[] = [];
  const contexts = new Map<string, AnyContext>();
  await using scene = await startScene({
    setUp: (bot) =>
      bot.on('message', async (ctx) => {
        contexts.set(ctx.text, ctx);
        if (ctx.text === 'slow') await slow.opened;
        order.push(`${ctx.text} done`);
      }),
  });
  const { bot, emulator } = scene;
  await bot.idle();
  await emulator.user('amy').says('slow');
  await emulator.user('amy').says('behind it');
  await emulator.user('bob').says('fast');
  await eventually(() => expect([...contexts.keys()]).toEqual(['slow', 'fast']));

  const everything = bot.idle().then(() => order.push('idle'));
  const amy = bot.idle(contexts.get('slow')).then(() => order.push('idle at amy'));
  await bot.idle(contexts.get('fast'));
  expect(order).toEqual(['fast done']);

  slow.open();
  await Promise.all([everything, amy]);
  expect(order).toEqual(['fast done', 'slow done', 'behind it done', 'idle at amy', 'idle']);
});
