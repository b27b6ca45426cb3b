import type { Emulator, Said } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const EVENTS = 1000;
/** Killed when this many were answered. */
const KILLS = [200, 450, 700];
/** Shorter than the burst lasts, so that every kill comes in the middle of it. */
const PAUSE_MS = 3;

/** Someone says something every few milliseconds, in private and in groups by turns. */
async function burst(emulator: Emulator): Promise<Said[]> {
  const said: Said[] = [];
  for (let i = 0; i < EVENTS; i++) {
    const who = i % 2 === 0 ? emulator.user(`user ${i % 50}`) : emulator.group(`group ${i % 50}`).member('amy');
    said.push(await who.says(`message ${i}`));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return said;
}

describe('kill -9', () => {
  test(`three times in a burst of ${EVENTS} events: each is answered, none twice`, async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform({
      logLimit: 100_000,
      settings: { enforceRateLimits: false, replayLimit: { events: 10 * EVENTS, ageMs: 600_000 } },
    });
    const env = { TEST_HANDLER_MS: '20' };
    let bot = new BotProcess(emulator, folder.path, env);
    await emulator.gateway.online(10_000);
    const saying = burst(emulator);
    const answered = () =>
      emulator.log.entries.filter((entry) => entry.kind === 'call' && entry.status === 200 && entry.method === 'POST')
        .length;
    for (const count of KILLS) {
      await eventually(() => expect(answered()).toBeGreaterThan(count), 30_000);
      expect(await bot.signal('SIGKILL')).toBe('SIGKILL');
      bot = new BotProcess(emulator, folder.path, env);
    }
    await using _last = bot;
    const said = await saying;
    await eventually(() => expect(said.filter(({ replies }) => replies.length === 0)).toEqual([]), 60_000);
    // Whatever would come twice has come by now.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const texts = said.map(({ replies }) => replies.map(({ content }) => content));
    const resumes = emulator.log.entries.filter((entry) => entry.kind === 'frame' && entry.op === 6);
    expect(resumes).toHaveLength(KILLS.length);
    expect(texts).toEqual(said.map((_, i) => [`message ${i}`]));
  }, 120_000);
});
