// The instrument itself: that it sees what it is there to see.
import { setTimeout as sleep } from 'node:timers/promises';
import { createBot } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test, vi } from 'vitest';
import { credentials } from './echo-bot.mjs';
import { Injections } from './injections.mjs';
import { Load } from './load.mjs';
import { seeded } from './random.mjs';
import { SETTINGS } from './run-scenario.mjs';
import { Tally } from './tally.mjs';

/** Lets one person say something to a bot with this handler, and then something happen. @returns The tally at its end. */
async function one(handler, happen = async () => {}) {
  const emulator = await startEmulator({ page: false, settings: SETTINGS });
  const load = new Load(emulator);
  const bot = createBot({ ...credentials(emulator), store: 'memory', log: { level: 'silent' } });
  bot.on('message', handler);
  bot.catch(({ ctx }) => load.tell(ctx.messageId));
  try {
    await bot.start();
    await load.burst(1);
    await happen(emulator, bot, load);
    return Tally.of(load.events);
  } finally {
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  }
}

const known = (_emulator, _bot, load) => vi.waitFor(() => expect(load.open).toEqual([]), { timeout: 10_000 });

describe.concurrent('what became of a message', () => {
  test('is lost when nobody answers it and no error is thrown', async () => {
    const silence = () => sleep(1000);
    expect(await one(() => {}, silence)).toMatchObject({ sent: 1, answered: 0, told: 0, gone: 0, lost: 1 });
  });

  test('is told when the handler hears of it', async () => {
    const fails = () => {
      throw new Error('no');
    };
    expect(await one(fails, known)).toMatchObject({ sent: 1, answered: 0, told: 1, gone: 0, lost: 0 });
  });

  test('is twice when it is answered twice', async () => {
    const twice = async (ctx) => {
      await ctx.reply('one');
      await ctx.reply('two');
    };
    const both = (_, __, load) => vi.waitFor(() => expect(load.events[0].said.replies).toHaveLength(2));
    expect(await one(twice, both)).toMatchObject({ sent: 1, answered: 1, twice: 1, lost: 0 });
  });

  test('is gone when the session ended before it could be delivered', async () => {
    const away = async (emulator, bot, load) => {
      emulator.gateway.close(4006);
      await load.burst(1);
      await known(emulator, bot, load);
    };
    expect(await one((ctx) => ctx.text, away)).toMatchObject({ sent: 2, answered: 1, gone: 1, lost: 0 });
  });

  test('is lost and not gone when the session ended long after it was delivered', async () => {
    const later = async (emulator, bot) => {
      await sleep(2500);
      const isBack = new Promise((resolve) => bot.on('ready', resolve));
      emulator.gateway.close(4006);
      await isBack;
    };
    expect(await one(() => {}, later)).toMatchObject({ sent: 1, answered: 0, gone: 0, lost: 1 });
  });
});

describe('what went wrong', () => {
  const event = (saidAt, answeredAt) => ({ saidAt, said: { replies: [{ at: answeredAt }] } });

  test('is charged with the waits it may have caused; where faults overlap, each of them is', () => {
    const injections = new Injections();
    injections.note('line-cut', 1000);
    injections.note('no-hello', 2000);
    injections.note('line-cut', 9000);
    injections.charge(event(1500, 5500));
    injections.charge(event(9500, 9600));
    expect(Object.fromEntries(injections.kinds)).toEqual({
      'line-cut': { times: 2, slowest: 4 },
      'no-hello': { times: 1, slowest: 4 },
    });
  });

  test('is drawn in the same order for the same seed', () => {
    const draw = (seed) => Array.from({ length: 5 }, seeded(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    for (const number of draw(7)) expect(number).toSatisfy((n) => n >= 0 && n < 1);
  });
});
