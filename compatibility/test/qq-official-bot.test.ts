import { describe, expect, test } from 'vitest';
import { converse } from './helpers/converse.js';
import { converseRichly } from './helpers/converse-richly.js';
import { converseByWebhook } from './helpers/converse-by-webhook.js';
import { ask, say } from './helpers/places.js';
import { runBot } from './helpers/run-bot.js';

const PROGRAM = 'qq-official-bot.mjs';

describe('qq-official-bot', () => {
  converse({ program: PROGRAM, places: ['c2c', 'group', 'channel', 'direct message'], afterCut: 'ready' });
  converseRichly(PROGRAM);
  converseByWebhook(PROGRAM);

  // What was found; told in docs/other-libraries.md of the emulator.
  describe('in version 1.0.13', () => {
    test('a click in a channel is not acknowledged: the handler reads data.resoloved', async () => {
      await using bot = await runBot(PROGRAM, { interactionAckMs: 500 });
      const asked = await ask(bot.emulator, 'channel', '/buttons');
      expect(await bot.emulator.channel('general').member('Ming').clicks(asked, 'Yes')).toMatchObject({ acked: false });
    });

    test('after 4009 two connections are opened, and one of them never logs in', async () => {
      await using bot = await runBot(PROGRAM);
      const { last } = bot.emulator.log;
      await bot.comesBackAfter(() => bot.emulator.gateway.close(4009));
      await ask(bot.emulator, 'c2c', 'hello');
      const steps = bot.emulator.log.since(last).flatMap((entry) => (entry.kind === 'connection' ? [entry.what] : []));
      expect(steps).toEqual(['closed', 'opened', 'opened', 'resumed']);
    });

    test('what is said while the line is cut is not heard: it identifies anew, and nothing is repeated', async () => {
      await using bot = await runBot(PROGRAM);
      await ask(bot.emulator, 'c2c', 'before');
      const back = bot.comesBackAfter(() => bot.emulator.gateway.terminate());
      const missed = await say(bot.emulator, 'c2c', 'meanwhile');
      expect(await back).toBe('ready');
      await ask(bot.emulator, 'c2c', 'after');
      expect(missed.replies).toEqual([]);
    });
  });
});
