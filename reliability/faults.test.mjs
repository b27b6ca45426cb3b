import { FAULTS } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { runScenario } from './run-scenario.mjs';
import { SCENARIOS } from './scenarios.mjs';

const quick = SCENARIOS.filter(({ slow }) => !slow);

describe.concurrent('your reply arrives once, or you are told why', () => {
  test.for(quick)('$name', { timeout: 120_000 }, async (scenario, { expect }) => {
    const { sent, answered, told, gone, lost, twice } = await runScenario(scenario);
    expect(sent).toBeGreaterThan(20);
    expect({ lost, twice }).toEqual({ lost: 0, twice: 0 });
    expect(answered).toBeGreaterThan(0);
    if (!scenario.forgets) expect(gone).toBe(0);
    if (scenario.place !== 'channel') expect(told).toBe(0);
  });
});

test('every fault of the catalogue is part of a scenario', () => {
  const used = new Set(SCENARIOS.flatMap(({ steps }) => steps.map(({ fault }) => fault)));
  expect(Object.keys(FAULTS).filter((fault) => !used.has(fault))).toEqual([]);
});
