import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  initialModel,
  type ShardEffect,
  type ShardInput,
  type ShardModel,
  type ShardState,
  transition,
} from '../../../src/transport/gateway/shard-machine.js';

const delay = (failures: number) => failures * 10;

/** Runs inputs from a start; gives the model, and every effect with the state it led to. */
function run(inputs: readonly ShardInput[], from = initialModel(false)) {
  let model = from;
  const steps = inputs.map((input) => {
    const before = model;
    const step = transition(before, input, delay);
    model = step.model;
    return { input, before, after: step.model, effects: step.effects };
  });
  return { model, steps, effects: steps.flatMap(({ effects }) => effects) };
}

const kinds = (effects: readonly ShardEffect[]) => effects.map((effect) => effect.do);

const START: ShardInput = { type: 'start' };
const STOP: ShardInput = { type: 'stop' };
const RETRY: ShardInput = { type: 'retry' };
const OPENED: ShardInput = { type: 'opened' };
const HELLO: ShardInput = { type: 'hello', intervalMs: 41_250 };
const READY: ShardInput = { type: 'ready' };
const RESUMED: ShardInput = { type: 'resumed' };
const REPLAYED: ShardInput = { type: 'replayed' };
const closedWith = (code: number): ShardInput => ({ type: 'closed', code, reason: '' });

const UP = [START, OPENED, HELLO, READY];
const BACK_UP = [RETRY, OPENED, HELLO, RESUMED];

describe('the usual life', () => {
  test('connects, identifies, is ready', () => {
    const { model, effects } = run(UP);
    expect(effects).toEqual([{ do: 'connect' }, { do: 'login', as: 'identify', intervalMs: 41_250 }]);
    expect(model).toEqual({ state: 'ready', hasSession: true, isDoubtful: false, failures: 0, failedResumes: 0 });
  });

  test('a lost line is dropped, waited out, and resumed', () => {
    const { model, effects } = run([...UP, closedWith(1006), ...BACK_UP]);
    expect(kinds(effects)).toEqual(['connect', 'login', 'drop', 'wait', 'connect', 'login']);
    expect(effects.at(-1)).toMatchObject({ as: 'resume' });
    expect(model.state).toBe('ready');
  });

  test('a session of an earlier run is resumed at once', () => {
    expect(run([START, OPENED, HELLO], initialModel(true)).effects.at(-1)).toMatchObject({ as: 'resume' });
  });

  test('a resume answered with READY counts as ready', () => {
    expect(run([START, OPENED, HELLO, READY], initialModel(true)).model.state).toBe('ready');
  });

  test('op 7 keeps the session', () => {
    const { effects } = run([...UP, { type: 'reconnect' }, RETRY, OPENED, HELLO]);
    expect(kinds(effects)).toEqual(['connect', 'login', 'drop', 'wait', 'connect', 'login']);
    expect(effects.at(-1)).toMatchObject({ as: 'resume' });
  });

  test('op 9 true keeps the session', () => {
    const { effects } = run([...UP, { type: 'invalidSession', resumable: true }]);
    expect(kinds(effects.slice(2))).toEqual(['drop', 'wait']);
  });

  test('op 9 false drops it, renews the token, and waits at least three seconds', () => {
    const { effects, model } = run([...UP, { type: 'invalidSession', resumable: false }]);
    expect(kinds(effects.slice(2))).toEqual(['drop', 'forgetSession', 'renewToken', 'wait']);
    expect(effects.at(-1)).toMatchObject({ delayMs: 3000 });
    expect(model.hasSession).toBe(false);
  });

  describe('a resume refused with op 9 false, as a wrong token is, too', () => {
    const refused: readonly ShardInput[] = [
      ...UP,
      closedWith(1006),
      RETRY,
      OPENED,
      HELLO,
      { type: 'invalidSession', resumable: false },
    ];

    test('is tried again with another token', () => {
      const { effects, model } = run([...refused, RETRY, { type: 'token', isNew: true }, OPENED, HELLO]);
      expect(kinds(effects.slice(5))).toEqual(['login', 'drop', 'renewToken', 'wait', 'connect', 'login']);
      expect(effects.at(-1)).toMatchObject({ as: 'resume' });
      expect(model.state).toBe('resuming');
    });

    test('ends the session when the token is the same', () => {
      const { effects } = run([...refused, RETRY, { type: 'token', isNew: false }, OPENED, HELLO]);
      expect(kinds(effects.slice(-3))).toEqual(['connect', 'forgetSession', 'login']);
      expect(effects.at(-1)).toMatchObject({ as: 'identify' });
    });

    test('is doubted again with each new token, three times in all', () => {
      const again: ShardInput[] = [
        RETRY,
        { type: 'token', isNew: true },
        OPENED,
        HELLO,
        { type: 'invalidSession', resumable: false },
      ];
      expect(run([...refused, ...again]).model).toMatchObject({ hasSession: true, isDoubtful: true });
      expect(run([...refused, ...again, ...again]).model).toMatchObject({ hasSession: false, isDoubtful: false });
    });
  });

  test('4008 waits a minute, and resumes', () => {
    const { effects } = run([...UP, closedWith(4008), RETRY, OPENED, HELLO]);
    expect(effects).toContainEqual(expect.objectContaining({ do: 'wait', delayMs: 60_000 }));
    expect(effects.at(-1)).toMatchObject({ as: 'resume' });
  });

  test('4004 renews the token and keeps the session', () => {
    const { effects, model } = run([...UP, closedWith(4004)]);
    expect(kinds(effects.slice(2))).toEqual(['drop', 'renewToken', 'wait']);
    expect(model.hasSession).toBe(true);
  });

  test('three resumes that come to nothing end the session; the fourth connection identifies', () => {
    const lost = [RETRY, OPENED, HELLO, closedWith(1006)];
    const { effects } = run([...UP, closedWith(1006), ...lost, ...lost, ...lost, RETRY, OPENED, HELLO]);
    const logins = effects.flatMap((effect) => (effect.do === 'login' ? [effect.as] : []));
    expect(logins).toEqual(['identify', 'resume', 'resume', 'resume', 'identify']);
  });

  test('a session whose replay begins is neither doubted nor counted against any longer', () => {
    const cut = [RETRY, OPENED, HELLO, REPLAYED, closedWith(1006)];
    const refused: ShardInput[] = [RETRY, OPENED, HELLO, { type: 'invalidSession', resumable: false }];
    const sameToken: ShardInput = { type: 'token', isNew: false };
    const { effects } = run([
      ...UP,
      closedWith(1006),
      ...refused,
      ...cut,
      ...cut,
      ...cut,
      RETRY,
      sameToken,
      OPENED,
      HELLO,
    ]);
    const logins = effects.flatMap((effect) => (effect.do === 'login' ? [effect.as] : []));
    expect(logins).toEqual(['identify', 'resume', 'resume', 'resume', 'resume', 'resume']);
  });

  // Each line cut in the middle of a long replay made the next wait longer, up to a minute, though every one had brought something.
  test('a replay that began ends the back-off, too', () => {
    const lost = [RETRY, OPENED, HELLO, closedWith(1006)];
    const cut = [RETRY, OPENED, HELLO, REPLAYED, closedWith(1006)];
    const { effects } = run([...UP, closedWith(1006), ...lost, ...cut, ...cut]);
    const delays = effects.flatMap((effect) => (effect.do === 'wait' ? [effect.delayMs] : []));
    expect(delays).toEqual([0, 10, 0, 0]);
  });

  test('an open socket does not', () => {
    const lost = [RETRY, OPENED, HELLO, closedWith(1006)];
    const { effects } = run([...UP, closedWith(1006), ...lost, ...lost]);
    const delays = effects.flatMap((effect) => (effect.do === 'wait' ? [effect.delayMs] : []));
    expect(delays).toEqual([0, 10, 20]);
  });

  describe('only a gateway that says nothing raises doubt about its address', () => {
    test.each([
      ['connecting', [START], true],
      ['hello', [START, OPENED], true],
      ['identifying', [START, OPENED, HELLO], false],
      ['ready', UP, false],
    ] as const)('lost while %s', (_, inputs, doubts) => {
      expect(kinds(run([...inputs, closedWith(1006)]).effects).includes('doubtAddress')).toBe(doubts);
    });
  });

  test('a failure that no later try can mend gives up', () => {
    const error = new Error('wrong credentials');
    const { model, effects } = run([START, { type: 'failed', error, fatal: true }]);
    expect(effects).toEqual([{ do: 'connect' }, { do: 'drop' }, { do: 'giveUp', error, reason: error.message }]);
    expect(model.state).toBe('fatal');
  });
});

const INPUT: fc.Arbitrary<ShardInput> = fc.oneof(
  fc.constantFrom(START, STOP, RETRY, OPENED, READY, RESUMED, REPLAYED, { type: 'reconnect' } as const),
  fc.record({ type: fc.constant('hello' as const), intervalMs: fc.nat() }),
  fc.record({ type: fc.constant('invalidSession' as const), resumable: fc.boolean() }),
  fc.record({ type: fc.constant('token' as const), isNew: fc.boolean() }),
  fc.record({ type: fc.constant('silent' as const), missing: fc.constant('hello') }),
  fc.record({
    type: fc.constant('failed' as const),
    error: fc.constant(new Error('no network')),
    fatal: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('closed' as const),
    code: fc.oneof(
      fc.constantFrom(1000, 1001, 1005, 1006),
      fc.integer({ min: 4000, max: 4014 }),
      fc.integer({ min: 4900, max: 4915 }),
    ),
    reason: fc.string(),
  }),
);

const STATES: readonly ShardState[] = [
  'stopped',
  'connecting',
  'hello',
  'identifying',
  'resuming',
  'ready',
  'waiting',
  'fatal',
];

const MODEL: fc.Arbitrary<ShardModel> = fc
  .record({
    state: fc.constantFrom(...STATES),
    hasSession: fc.boolean(),
    isDoubtful: fc.boolean(),
    failures: fc.nat({ max: 20 }),
    failedResumes: fc.nat({ max: 2 }),
  })
  // There is nothing to resume, or to doubt, without a session.
  .map((model) => {
    const hasSession = model.hasSession || model.state === 'resuming';
    return { ...model, hasSession, isDoubtful: model.isDoubtful && hasSession };
  });

/** Checks something of every run: any inputs, from any model. */
function always(holds: (result: ReturnType<typeof run>, inputs: readonly ShardInput[]) => void, start = MODEL): void {
  fc.assert(
    fc.property(fc.array(INPUT, { maxLength: 60 }), start, (inputs, from) => holds(run(inputs, from), inputs)),
    { numRuns: 500 },
  );
}

describe('whatever happens, in whatever order', () => {
  test('the state is one of those there are', () => {
    always(({ steps }) => {
      for (const { after } of steps) expect(STATES).toContain(after.state);
    });
  });

  test('no second connection is opened before the first was dropped or waited out', () => {
    always(({ effects }) => {
      let isOpen = false;
      for (const effect of effects) {
        if (effect.do === 'connect') {
          expect(isOpen).toBe(false);
          isOpen = true;
        }
        if (effect.do === 'drop' || effect.do === 'wait') isOpen = false;
      }
    }, fc.boolean().map(initialModel));
  });

  test('whatever leaves a connection drops it', () => {
    const connected = new Set<ShardState>(['connecting', 'hello', 'identifying', 'resuming', 'ready']);
    always(({ steps }) => {
      for (const { before, after, effects } of steps)
        if (connected.has(before.state) && !connected.has(after.state)) expect(kinds(effects)[0]).toBe('drop');
    });
  });

  test('stop stops, and after it nothing but a start has effects', () => {
    fc.assert(
      fc.property(MODEL, fc.array(INPUT), (from, inputs) => {
        const stopped = run([STOP], from).model;
        expect(stopped.state).toBe('stopped');
        const rest = run(
          inputs.filter(({ type }) => type !== 'start'),
          stopped,
        );
        expect(rest.effects).toEqual([]);
        expect(rest.model).toEqual(stopped);
        expect(kinds(run([START], rest.model).effects)).toEqual(['connect']);
      }),
    );
  });

  test('who has given up does nothing more until stopped', () => {
    always(({ steps }) => {
      for (const { before, after, input } of steps)
        if (before.state === 'fatal' && input.type !== 'stop') expect(after).toBe(before);
    });
  });

  test('waiting begins with exactly one wait, giving up with exactly one giveUp', () => {
    always(({ steps }) => {
      for (const { before, after, effects } of steps) {
        const entered = (state: ShardState) => Number(after.state === state && before.state !== state);
        expect(kinds(effects).filter((kind) => kind === 'wait')).toHaveLength(entered('waiting'));
        expect(kinds(effects).filter((kind) => kind === 'giveUp')).toHaveLength(entered('fatal'));
      }
    });
  });

  test('the session is forgotten exactly when it is gone, and resumed exactly when it is there', () => {
    always(({ steps }) => {
      for (const { before, after, effects } of steps) {
        expect(kinds(effects).includes('forgetSession')).toBe(before.hasSession && !after.hasSession);
        for (const effect of effects)
          if (effect.do === 'login') expect(effect.as).toBe(before.hasSession ? 'resume' : 'identify');
      }
    });
  });

  test('no more than three resumes in a row come to nothing', () => {
    always(({ steps }) => {
      let row = 0;
      for (const { after, effects } of steps) {
        for (const effect of effects) if (effect.do === 'login') row = effect.as === 'resume' ? row + 1 : 0;
        if (after.state === 'ready' || after.state === 'stopped') row = 0;
        expect(row).toBeLessThanOrEqual(3);
      }
    }, fc.boolean().map(initialModel));
  });
});
