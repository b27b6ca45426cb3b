import type { Recovery } from './recovery.js';
import { recoveryFor } from './recovery.js';

/**
 * What a shard is doing.
 *
 * `connecting` → `hello` → `identifying` | `resuming` → `ready`; from any of them to `waiting`, and from there to
 * `connecting` again. `fatal` and `stopped` are the ends.
 */
export type ShardState =
  | 'stopped'
  | 'connecting'
  | 'hello'
  | 'identifying'
  | 'resuming'
  | 'ready'
  | 'waiting'
  | 'fatal';

/** Everything the decisions depend on. */
export interface ShardModel {
  readonly state: ShardState;
  /** Whether there is a session to resume. */
  readonly hasSession: boolean;
  /** A resume was refused as a wrong token is, too: the session is good only if the token turns out to be another one. */
  readonly isDoubtful: boolean;
  /** Failures since the last READY, RESUMED or replayed event. */
  readonly failures: number;
  /** Resumes since then that came to nothing, not even to a part of what was missed. */
  readonly failedResumes: number;
}

/** What happens to a shard. */
export type ShardInput =
  | { type: 'start' }
  | { type: 'stop' }
  /** The wait is over. */
  | { type: 'retry' }
  /** There is a token to log in with; `isNew`: another one than last time. */
  | { type: 'token'; isNew: boolean }
  | { type: 'opened' }
  /** No socket came about. `fatal` when no later one will. */
  | { type: 'failed'; error: Error; fatal: boolean }
  /** `asksForLess`: what the platform refused is not asked for again. */
  | { type: 'closed'; code: number; reason: string; asksForLess?: boolean }
  | { type: 'hello'; intervalMs: number }
  | { type: 'ready' }
  | { type: 'resumed' }
  /** A missed event came: the platform has the session, though not all of it is here yet. */
  | { type: 'replayed' }
  | { type: 'reconnect' }
  | { type: 'invalidSession'; resumable: boolean }
  /** Something that should have come did not: the hello, the answer to identify or resume, a heartbeat's ACK. */
  | { type: 'silent'; missing: string };

/** What a shard has to do about it, in order. */
export type ShardEffect =
  | { do: 'connect' }
  /** Begin heartbeats and send identify or resume. */
  | { do: 'login'; as: 'identify' | 'resume'; intervalMs: number }
  /** End the socket, its heartbeat and its timers. */
  | { do: 'drop' }
  | { do: 'forgetSession' }
  | { do: 'renewToken' }
  /** Nobody there speaks to us: it may be the wrong place. */
  | { do: 'doubtAddress' }
  /** `routine`: the first since all was well, as when the platform recycles a connection. */
  | { do: 'wait'; delayMs: number; reason: string; routine: boolean }
  | { do: 'giveUp'; code?: number; error?: Error; reason: string };

export interface ShardStep {
  readonly model: ShardModel;
  readonly effects: readonly ShardEffect[];
}

/** The wait after a number of failures, in milliseconds. */
export type Delay = (failures: number) => number;

/** Resumes tried before the session is given up. */
const MOST_RESUMES = 3;
/** The platform refuses an identify that follows a refused one at once. */
const AFTER_INVALID_SESSION_MS = 3000;

type Rule<Input extends ShardInput = ShardInput> = (model: ShardModel, input: Input, delay: Delay) => ShardStep;
type Row = { readonly [Type in ShardInput['type']]?: Rule<Extract<ShardInput, { type: Type }>> };

const enter = (model: ShardModel, state: ShardState, ...effects: ShardEffect[]): ShardStep => ({
  model: { ...model, state },
  effects,
});

const connect: Rule = (model) => enter(model, 'connecting', { do: 'connect' });

const settle: Rule = () => ({
  model: { state: 'ready', hasSession: true, isDoubtful: false, failures: 0, failedResumes: 0 },
  effects: [],
});

/** Should the line be lost before all was replayed, there is the less to replay next time. */
const replayed: Rule = (model) => ({
  model: { ...model, isDoubtful: false, failures: 0, failedResumes: 0 },
  effects: [],
});

const stop: Rule = (model) => enter(model, 'stopped', { do: 'drop' });

/** Comes back after a wait, with the session or without it. */
function comeBack(model: ShardModel, recovery: Recovery, reason: string, delay: Delay): ShardStep {
  const failedResumes = model.failedResumes + (model.state === 'resuming' ? 1 : 0);
  const forget = model.hasSession && (recovery.next === 'identify' || failedResumes >= MOST_RESUMES);
  const delayMs = Math.max(delay(model.failures), recovery.waitMs ?? 0);
  const ledNowhere = model.state === 'connecting' || model.state === 'hello';
  return {
    model: {
      state: 'waiting',
      hasSession: model.hasSession && !forget,
      isDoubtful: model.isDoubtful && !forget,
      failures: model.failures + 1,
      failedResumes: forget ? 0 : failedResumes,
    },
    effects: [
      { do: 'drop' },
      ...(forget ? [{ do: 'forgetSession' } as const] : []),
      ...(recovery.renewToken ? [{ do: 'renewToken' } as const] : []),
      ...(ledNowhere ? [{ do: 'doubtAddress' } as const] : []),
      { do: 'wait', delayMs, reason, routine: model.failures === 0 },
    ],
  };
}

const closed: Rule<Extract<ShardInput, { type: 'closed' }>> = (model, { code, reason, asksForLess }, delay) => {
  const recovery: Recovery = asksForLess ? { next: 'identify' } : recoveryFor(code);
  const text = `closed with ${code}${reason && ` ${reason}`}`;
  if (recovery.next === 'fatal') return enter(model, 'fatal', { do: 'drop' }, { do: 'giveUp', code, reason: text });
  return comeBack(model, recovery, text, delay);
};

const failed: Rule<Extract<ShardInput, { type: 'failed' }>> = (model, { error, fatal }, delay) =>
  fatal
    ? enter(model, 'fatal', { do: 'drop' }, { do: 'giveUp', error, reason: error.message })
    : comeBack(model, { next: 'resume' }, error.message, delay);

const silent: Rule<Extract<ShardInput, { type: 'silent' }>> = (model, { missing }, delay) =>
  comeBack(model, { next: 'resume' }, `no ${missing}`, delay);

const reconnect: Rule = (model, _, delay) =>
  comeBack(model, { next: 'resume' }, 'the platform asked to reconnect', delay);

/** A refused resume keeps the session until the token is known: a wrong one is refused in the same words. */
const invalidSession: Rule<Extract<ShardInput, { type: 'invalidSession' }>> = (model, { resumable }, delay) => {
  const reason = 'the platform refused the session';
  if (resumable) return comeBack(model, { next: 'resume' }, reason, delay);
  const isDoubtful = model.state === 'resuming';
  const recovery: Recovery = {
    next: isDoubtful ? 'resume' : 'identify',
    renewToken: true,
    waitMs: AFTER_INVALID_SESSION_MS,
  };
  return comeBack({ ...model, isDoubtful }, recovery, reason, delay);
};

const token: Rule<Extract<ShardInput, { type: 'token' }>> = (model, { isNew }) => {
  if (!model.isDoubtful || isNew) return { model, effects: [] };
  return {
    model: { ...model, hasSession: false, isDoubtful: false, failedResumes: 0 },
    effects: [{ do: 'forgetSession' }],
  };
};

const login: Rule<Extract<ShardInput, { type: 'hello' }>> = (model, { intervalMs }) =>
  model.hasSession
    ? enter(model, 'resuming', { do: 'login', as: 'resume', intervalMs })
    : enter(model, 'identifying', { do: 'login', as: 'identify', intervalMs });

/** What may end any connection. */
const CONNECTED: Row = { closed, failed, silent, reconnect, invalidSession, stop };

/** The table: in this state, on this input, do this. What is not listed changes nothing. */
const TABLE: Readonly<Record<ShardState, Row>> = {
  stopped: { start: connect },
  connecting: { ...CONNECTED, token, opened: (model) => enter(model, 'hello') },
  hello: { ...CONNECTED, hello: login },
  identifying: { ...CONNECTED, ready: settle },
  resuming: { ...CONNECTED, replayed, resumed: settle, ready: settle },
  ready: CONNECTED,
  waiting: { retry: connect, stop },
  fatal: { stop },
};

/** A shard before its first start. */
export function initialModel(hasSession: boolean): ShardModel {
  return { state: 'stopped', hasSession, isDoubtful: false, failures: 0, failedResumes: 0 };
}

/** One step of a shard: pure, so that every sequence of events can be tried. */
export function transition(model: ShardModel, input: ShardInput, delay: Delay): ShardStep {
  const rule = TABLE[model.state][input.type] as Rule | undefined;
  return rule ? rule(model, input, delay) : { model, effects: [] };
}
