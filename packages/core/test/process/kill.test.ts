import type { Emulator, EmulatorOptions, Said } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { startHttpServer } from '../helpers/http-server.js';
import { startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

interface Burst {
  events: number;
  /** Shorter than the burst lasts, so that every kill comes in the middle of it. */
  everyMs: number;
}

/** Someone says something every few milliseconds, in private and in groups by turns. */
async function talk(emulator: Emulator, { events, everyMs }: Burst): Promise<Said[]> {
  const said: Said[] = [];
  for (let i = 0; i < events; i++) {
    const who = i % 2 === 0 ? emulator.user(`user ${i % 50}`) : emulator.group(`group ${i % 50}`).member('amy');
    said.push(await who.says(`message ${i}`));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return said;
}

const answered = ({ log }: Emulator): number =>
  log.entries.filter((entry) => entry.kind === 'call' && entry.status === 200 && entry.path.endsWith('/messages'))
    .length;

/** Kills the bot when a fifth, two and three fifths were answered, and waits until everything was. @returns What was said to whom. */
async function killThrice(emulator: Emulator, burst: Burst, env: NodeJS.ProcessEnv): Promise<string[][]> {
  await using folder = await temporaryFolder();
  let bot = new BotProcess(emulator, folder.path, env);
  await bot.says('ready as demo-bot');
  const talking = talk(emulator, burst);
  for (const share of [0.2, 0.4, 0.6]) {
    await eventually(() => expect(answered(emulator)).toBeGreaterThan(share * burst.events), 30_000);
    expect(await bot.signal('SIGKILL')).toBe('SIGKILL');
    bot = new BotProcess(emulator, folder.path, env);
  }
  await using _last = bot;
  const said = await talking;
  await eventually(() => expect(said.filter(({ replies }) => replies.length === 0)).toEqual([]), 60_000);
  // Whatever would come twice has come by now.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return said.map(({ replies }) => replies.map(({ content }) => content));
}

const eachOnce = ({ events }: Burst): string[][] => Array.from({ length: events }, (_, i) => [`message ${i}`]);

function platform({ settings, ...options }: EmulatorOptions): Promise<Emulator> {
  return startPlatform({ logLimit: 100_000, ...options, settings: { enforceRateLimits: false, ...settings } });
}

describe('kill -9, three times in a burst: each event is answered, none twice', () => {
  test('1000 events through the gateway', async () => {
    const burst = { events: 1000, everyMs: 3 };
    await using emulator = await platform({ settings: { replayLimit: { events: 10_000, ageMs: 600_000 } } });
    expect(await killThrice(emulator, burst, { TEST_HANDLER_MS: '20' })).toEqual(eachOnce(burst));
    const resumes = emulator.log.entries.filter((entry) => entry.kind === 'frame' && entry.op === 6);
    expect(resumes).toHaveLength(3);
  }, 120_000);

  test('300 events by webhook', async () => {
    const burst = { events: 300, everyMs: 5 };
    const port = await freePort();
    await using emulator = await platform({
      bots: [{ webhook: `http://127.0.0.1:${port}/` }],
      // The platform is patient here: what is tried is that nothing acknowledged is lost.
      settings: { webhookAttempts: 100, webhookRetryMs: 100 },
    });
    const env = { TEST_HANDLER_MS: '20', TEST_WEBHOOK_PORT: String(port) };
    expect(await killThrice(emulator, burst, env)).toEqual(eachOnce(burst));
  }, 120_000);
});

async function freePort(): Promise<number> {
  await using server = await startHttpServer(() => ({}));
  return Number(new URL(server.url).port);
}
