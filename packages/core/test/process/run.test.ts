import { describe, expect, test } from 'vitest';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { botFor, startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** Several processes start side by side, on a machine that has other things to do. */
const STARTS_WITHIN_MS = 30_000;

describe.concurrent('run()', { timeout: 90_000 }, () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s lets a handler finish, leaves with 0, and the next run resumes',
    async (signal) => {
      await using folder = await temporaryFolder();
      await using emulator = await startPlatform();
      await using first = new BotProcess(emulator, folder.path, { TEST_HANDLER_MS: '300' });
      await emulator.gateway.online(STARTS_WITHIN_MS);
      const said = await emulator.user('amy').says('slow');
      await first.says('handling slow');
      expect(await first.signal(signal)).toBe(0);
      expect(said.replies.map(({ content }) => content)).toEqual(['slow']);
      const missed = await emulator.user('amy').says('meanwhile');
      await using second = new BotProcess(emulator, folder.path);
      expect((await missed.nextReply(STARTS_WITHIN_MS)).content).toBe('meanwhile');
      expect(said.replies).toHaveLength(1);
      await second.says('resumed as demo-bot');
    },
  );

  test('a second signal leaves at once, with 130', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    await using bot = new BotProcess(emulator, folder.path);
    await emulator.gateway.online(STARTS_WITHIN_MS);
    await emulator.user('amy').says('stuck');
    await bot.says('handling stuck');
    bot.poke('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begin = Date.now();
    expect(await bot.signal('SIGINT')).toBe(130);
    expect(Date.now() - begin).toBeLessThan(5000);
  });

  test('a handler that does not end is given up at the deadline', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    await using bot = new BotProcess(emulator, folder.path, { TEST_DEADLINE_MS: '100' });
    await emulator.gateway.online(STARTS_WITHIN_MS);
    await emulator.user('amy').says('stuck');
    await bot.says('handling stuck');
    expect(await bot.signal('SIGTERM')).toBe(0);
    await bot.says('handlers still running at the deadline; their events will come again');
  });

  test('a signal while the platform cannot be reached ends the start, with 0', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    emulator.faults.http({ path: '/app/getAppAccessToken', respond: { status: 503, body: 'down' } });
    await using bot = new BotProcess(emulator, folder.path);
    await eventually(() => expect(emulator.log.entries.length).toBeGreaterThan(0), STARTS_WITHIN_MS);
    expect(await bot.signal('SIGTERM')).toBe(0);
  });

  test('rejects when the gateway refuses the bot for good, and resolves when it is stopped; no listener is left', async () => {
    const listeners = () => process.listenerCount('SIGTERM') + process.listenerCount('SIGINT');
    const before = listeners();
    await using emulator = await startPlatform();
    const refused = botFor(emulator, { log: { level: 'silent' } });
    const running = refused.run();
    await emulator.gateway.online();
    expect(listeners()).toBe(before + 2);
    emulator.gateway.close(4915);
    await expect(running).rejects.toThrow('The bot is banned');
    const stopped = botFor(emulator);
    const other = stopped.run();
    await eventually(() => expect(stopped.status().isUp).toBe(true));
    await stopped.stop();
    await expect(other).resolves.toBeUndefined();
    expect(listeners()).toBe(before);
  });
});
