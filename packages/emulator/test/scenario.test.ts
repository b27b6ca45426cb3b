import { readFileSync } from 'node:fs';
import { createBot } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { type Emulator, type Scenario, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { login } from './helpers/gateway-client.js';

const EXAMPLE = new URL('../docs/scenario.example.json', import.meta.url);

async function startEcho(emulator: Emulator) {
  const bot = createBot({
    appId: emulator.bot.appId,
    clientSecret: emulator.bot.clientSecret,
    endpoints: { api: emulator.url, token: emulator.tokenUrl },
    store: 'memory',
  });
  bot.on('message', (ctx) => ctx.reply(`you said ${ctx.text}`));
  await bot.start();
  return bot;
}

async function post({ url }: Emulator, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/_emulator/scenarios`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a scenario', () => {
  test('the example of the documentation is played through, and a real bot answers every message', async () => {
    await using emulator = await startEmulator({ settings: { heartbeatIntervalMs: 300 } });
    const bot = await startEcho(emulator);
    const scenario = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Scenario;
    const run = emulator.faults.play(scenario);
    for (let n = 1; n <= 6; n++) {
      // people are slower than tests: what comes some time after a message comes before the next one
      await expect.poll(() => typeof run.waitsFor).not.toBe('number');
      const said = await emulator.user('Ming').says(String(n));
      expect((await said.nextReply(10_000)).content).toBe(`you said ${n}`);
    }
    expect(await run.done).toBe('played');
    expect(emulator.faults.struck).toEqual({
      'send-500': 1,
      'duplicate-dispatch': 1,
      'line-cut': 1,
      'token-revoked': 1,
      reconnect: 1,
      'send-429': 1,
    });
    expect(emulator.faults.active).toEqual([]);
    await bot.stop();
  });

  test('a step happens with the message it names, before the bot gets it, and the next counts from there', async () => {
    await using emulator = await startEmulator({ page: false });
    const { token } = await apiClient(emulator);
    const { client } = await login(emulator, token, 1 << 25);
    const run = emulator.faults.play({
      steps: [
        { after: 'message 2', fault: 'duplicate-dispatch' },
        { after: 'message 3', end: 'duplicate-dispatch' },
        { after: 30, fault: 'reconnect' },
      ],
    });
    for (const text of ['one', 'two', 'three']) await emulator.user('amy').says(text);
    expect([run.taken, run.waitsFor]).toEqual([2, 30]);
    await run.done;
    await client.settle();
    const heard = client.frames
      .slice(2)
      .map(({ op, d }) => (op === 7 ? 'reconnect' : (d as { content: string }).content));
    expect(heard).toEqual(['one', 'two', 'two', 'three', 'reconnect']);
  });

  test('a message that comes as two events counts once', async () => {
    await using emulator = await startEmulator({ page: false, settings: { mentionWhenHearingAll: 'both' } });
    emulator.group('dev').receiveAll = true;
    const run = emulator.faults.play({ steps: [{ after: 'message 2', fault: 'no-ack' }] });
    await emulator.group('dev').member('Ming').says('one');
    expect(run.taken).toBe(0);
    await emulator.group('dev').member('Ming').says('two');
    expect(run.taken).toBe(1);
  });

  test('it can be stopped, replaced and ended together with everything else', async () => {
    await using emulator = await startEmulator({ page: false });
    const steps = [{ fault: 'no-ack' }, { after: 60_000, end: 'all' }] as const;
    const first = emulator.faults.play({ name: 'first', steps });
    const second = emulator.faults.play({ name: 'second', steps });
    expect(await first.done).toBe('stopped');
    expect(emulator.faults.scenario?.name).toBe('second');
    emulator.faults.clear();
    expect(await second.done).toBe('stopped');
    expect([emulator.faults.scenario, emulator.faults.active]).toEqual([undefined, []]);
  });

  test('without room for another fault it stops', async () => {
    await using emulator = await startEmulator({ page: false });
    for (let n = 0; n < 999; n++) emulator.faults.start('no-ack');
    const run = emulator.faults.play({ steps: [{ fault: 'no-hello' }, { after: 1, fault: 'slow-hello' }] });
    expect(await run.done).toBe('stopped');
    expect(emulator.faults.active).toHaveLength(1000);
  });

  test('is started, shown and stopped over the control API', async () => {
    await using emulator = await startEmulator();
    const { body } = await post(emulator, {
      name: 'slow',
      steps: [{ fault: 'no-ack' }, { after: 5000, end: 'no-ack' }],
    });
    expect(body).toEqual({ name: 'slow', steps: 2, taken: 1, waitsFor: 5000 });
    expect(await (await fetch(`${emulator.url}/_emulator/scenarios`)).json()).toEqual(body);
    await fetch(`${emulator.url}/_emulator/scenarios`, { method: 'DELETE' });
    expect(await (await fetch(`${emulator.url}/_emulator/scenarios`)).json()).toBeNull();
  });

  test.each([
    [{}, 'A scenario is an object with a list "steps".'],
    [{ steps: [] }, 'A scenario needs at least one step.'],
    [{ steps: [{ fault: 'no-ack' }], loop: true }, 'A scenario takes no "loop", only "name" and "steps".'],
    [
      { steps: [{ fault: 'no-ack' }, { fault: 'dance' }] },
      'Step 2: There is no fault "dance": "fault" is one of close, ',
    ],
    [{ steps: [{ fault: 'close', cod: 4009 }] }, 'Step 1: The fault "close" takes no "cod".'],
    [{ steps: [{ fault: 'send-500', status: '500' }] }, 'Step 1: "status" of the fault "send-500" is a number.'],
    [{ steps: [{ fault: 'no-ack', times: 0 }] }, 'Step 1: "times" is a whole number above 0.'],
    [{ steps: [{ after: '3 s', fault: 'no-ack' }] }, 'Step 1: "after" is a number of milliseconds, or "message 3"'],
    [{ steps: [{ after: -1, fault: 'no-ack' }] }, 'Step 1: "after" is a number of milliseconds'],
    [{ steps: [{ after: 5 }] }, 'Step 1: either "fault" or "end" is needed.'],
    [{ steps: [{ end: 'dance' }] }, 'Step 1: "end" is the name of a fault, or "all".'],
    [{ steps: [{ end: 'all', times: 3 }] }, 'Step 1: a step with "end" takes no "times".'],
    [{ steps: ['no-ack'] }, 'Step 1: an object with "fault" or "end" is expected.'],
  ])('%j is refused with the step and what is wrong with it', async (scenario, error) => {
    await using emulator = await startEmulator();
    const refused = await post(emulator, scenario);
    expect([refused.status, refused.body['error']]).toEqual([400, expect.stringContaining(error)]);
    expect(emulator.faults.active).toEqual([]);
  });
});
