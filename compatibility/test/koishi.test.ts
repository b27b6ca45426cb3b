import type { LogEntry } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { converse } from './helpers/converse.js';
import { converseRichly } from './helpers/converse-richly.js';
import { converseByWebhook } from './helpers/converse-by-webhook.js';
import { ask } from './helpers/places.js';
import { runBot } from './helpers/run-bot.js';

const PROGRAM = 'koishi.cjs';

const isClose = (entry: LogEntry): entry is LogEntry & { kind: 'connection' } =>
  entry.kind === 'connection' && entry.what === 'closed';

describe('Koishi', () => {
  converse({ program: PROGRAM, places: ['c2c', 'group', 'channel', 'direct message'], afterCut: 'resumed' });
  converseRichly(PROGRAM);
  converseByWebhook(PROGRAM);

  test('a click is answered by the id of its event', async () => {
    await using bot = await runBot(PROGRAM);
    const asked = await ask(bot.emulator, 'group', '/buttons');
    const clicked = await bot.emulator.group('dev').member('Ming').clicks(asked, 'Yes');
    expect(await clicked.nextReply(10_000)).toMatchObject({ content: 'clicked', eventId: clicked.id });
  });

  test('in a channel it reads a message, guilds and channels', async () => {
    await using bot = await runBot(PROGRAM);
    const answer = async (text: string) => ask(bot.emulator, 'channel', text);
    expect((await answer('/quote')).content).toMatch(/^quoted .*\/quote$/);
    expect((await answer('/guilds')).content).toBe('guild: general');
  });

  // What was found; told in docs/other-libraries.md of the emulator.
  describe('with version 4.11.0 of its adapter', () => {
    test('the second answer to a click is refused with 40054005: answers to events carry no msg_seq', async () => {
      await using bot = await runBot(PROGRAM);
      const asked = await ask(bot.emulator, 'c2c', '/buttons');
      const refused = bot.sees((entry): entry is LogEntry & { kind: 'call' } => entry.rule !== undefined);
      await bot.emulator.user('Ming').clicks(asked, 'Yes');
      expect(await refused).toMatchObject({ code: 40_054_005 });
    });

    test('after one heartbeat without an answer no other is sent: each is a new connection instead', async () => {
      await using bot = await runBot(PROGRAM, { heartbeatIntervalMs: 300 });
      bot.emulator.faults.start('no-ack', { times: 1 });
      await bot.sees(isClose);
      const { last } = bot.emulator.log;
      await bot.sees(isClose);
      const later = bot.emulator.log.since(last);
      const sent = later.flatMap((entry) =>
        entry.kind === 'frame' && entry.direction === 'from-bot' ? [entry.op] : [],
      );
      expect(sent).toEqual([6]);
    });
  });
});
