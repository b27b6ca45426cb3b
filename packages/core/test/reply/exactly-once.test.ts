import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator, HttpFault, Said } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const SENDS = { method: 'POST', path: /\/messages$/, times: 1 };
/** Takes one turn among the faults and lets the call through. */
const passes: HttpFault = { ...SENDS, delayMs: 1 };

/** What may become of a send, as faults happen one after the other; the bot's second try is let through. */
const OUTCOMES = {
  accepted: [passes],
  'lost on the way': [{ ...SENDS, drop: 'before' }, passes],
  'accepted, the answer lost': [{ ...SENDS, drop: 'after' }, passes],
  'accepted, answered with 500': [{ ...SENDS, accepted: true, respond: { status: 500, body: 'error' } }, passes],
} satisfies Record<string, HttpFault[]>;

type Outcome = keyof typeof OUTCOMES;
const ALL = Object.keys(OUTCOMES) as Outcome[];

/** A send that is under way when the process dies. */
const UNDER_WAY = {
  'it had been accepted': { ...SENDS, accepted: true, delayMs: 60_000 },
  'it had not arrived': { ...SENDS, delayMs: 60_000, drop: 'before' },
} satisfies Record<string, HttpFault>;

interface Order {
  name: string;
  faults: readonly HttpFault[];
  dies?: string;
}

const during = (nth: number, before: readonly HttpFault[], name: string): Order[] =>
  Object.entries(UNDER_WAY).map(([state, fault]) => ({
    name: `${name}, then killed while reply ${nth} was under way and ${state}`,
    faults: [...before, fault],
    dies: `during ${nth}`,
  }));

const ORDERS: readonly Order[] = [
  ...ALL.flatMap((one) => ALL.map((two) => ({ name: `${one}; ${two}`, faults: [...OUTCOMES[one], ...OUTCOMES[two]] }))),
  ...during(1, [], 'nothing'),
  ...ALL.map((one) => ({ name: `${one}, then killed`, faults: OUTCOMES[one], dies: 'after 1' })),
  ...ALL.flatMap((one) => during(2, OUTCOMES[one], one)),
  ...ALL.flatMap((one) =>
    ALL.map((two) => ({
      name: `${one}; ${two}, then killed before the event counted as handled`,
      faults: [...OUTCOMES[one], ...OUTCOMES[two]],
      dies: 'after 2',
    })),
  ),
];

const contents = ({ replies }: Said) => replies.map(({ content }) => content);

async function run({ faults, dies }: Order, says: (emulator: Emulator) => Promise<Said>): Promise<Said> {
  await using folder = await temporaryFolder();
  await using emulator = await startPlatform();
  const env = { TEST_SAYS: 'one,two' };
  await using first = new BotProcess(emulator, folder.path, { ...env, TEST_DIES: dies });
  await emulator.gateway.online(20_000);
  for (const fault of faults) emulator.faults.http(fault);
  const said = await says(emulator);
  if (dies) {
    expect(await first.ended()).toBe('SIGKILL');
    emulator.faults.clear();
    // Whatever it had not heard of comes again, and what it had, too.
    emulator.faults.start('replay-overlap', { times: 1 });
    await using _second = new BotProcess(emulator, folder.path, env);
    await eventually(() => expect(contents(said)).toHaveLength(2), 20_000);
    await sleep(300);
    return said;
  }
  await eventually(() => expect(contents(said)).toHaveLength(2), 20_000);
  await sleep(300);
  return said;
}

describe.concurrent('two replies, each of which arrives once', () => {
  test.for(ORDERS)('$name', { timeout: 60_000 }, async (order, { expect }) => {
    const inGroup = ORDERS.indexOf(order) % 2 === 0;
    const said = await run(order, (emulator) =>
      inGroup ? emulator.group('lobby').member('amy').says('hi') : emulator.user('amy').says('hi'),
    );
    expect(contents(said)).toEqual(['one', 'two']);
  });
});
