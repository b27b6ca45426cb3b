import fc from 'fast-check';
import type { Frame, Stage } from './scripted-platform.js';
import { FATAL, MAX_FRAME_BYTES, type ShardWorld } from './shard-world.js';

/** The socket in use, or the one whose good-bye is still under way. */
type Target = 'newest' | 'dropped';

/** One thing that can happen to a shard: data, so that a counterexample reads as what happened. */
export type Command =
  /** The platform does its part until the connection has come so far. */
  | { do: 'comeUp'; upTo: Stage }
  /** Frames that arrive in one piece. */
  | { do: 'say'; frames: readonly Frame[]; on: Target }
  | { do: 'close'; code: number; on: Target }
  | { do: 'breakLine' }
  | { do: 'pass'; ms: number }
  | { do: 'sleep'; ms: number }
  | { do: 'pause' }
  | { do: 'stopReading' }
  | { do: 'readOn' }
  | { do: 'changeToken'; token: string }
  | { do: 'trouble'; delayMs: number; error: Error | undefined }
  | { do: 'handlers'; are: ShardWorld['handlers'] }
  | { do: 'finish'; which: 'first' | 'last' };

type Performance<Kind> = (world: ShardWorld, command: Extract<Command, { do: Kind }>) => unknown;

const PERFORM: { readonly [Kind in Command['do']]: Performance<Kind> } = {
  comeUp: (world, { upTo }) => world.comesUp(upTo),
  say: (world, { frames, on }) => withSocket(world, on, (socket) => world.platform.says(socket, frames)),
  close: (world, { code, on }) => withSocket(world, on, (socket) => socket.closes(code, 'so there')),
  breakLine: (world) => withSocket(world, 'newest', (socket) => socket.breaks()),
  pass: (world, { ms }) => world.passes(ms),
  sleep: (world, { ms }) => world.sleeps(ms),
  pause: (world) => world.pause(),
  stopReading: (world) => world.shard.stopReading(),
  readOn: (world) => world.shard.readOn(),
  changeToken: (world, { token }) => Object.assign(world, { token }),
  trouble: (world, { delayMs, error }) => Object.assign(world, { trouble: { delayMs, error } }),
  handlers: (world, { are }) => Object.assign(world, { handlers: are }),
  finish: (world, { which }) => world.finish(which),
};

function withSocket(world: ShardWorld, target: Target, action: (socket: ShardWorld['socket']) => void): void {
  const socket = target === 'newest' ? world.socket : world.droppedSocket;
  if (socket) action(socket);
}

export async function perform(world: ShardWorld, commands: readonly Command[]): Promise<void> {
  for (const command of commands)
    await world.happens(() => (PERFORM[command.do] as Performance<Command['do']>)(world, command));
}

const times = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const raw = (...texts: string[]) => fc.constantFrom(...texts.map((raw) => ({ raw })));

const HELLO = fc
  .oneof(
    fc.integer({ min: 1000, max: 300_000 }),
    fc.constantFrom('0', '-5', '1e-9', '1e999', '1e12', 'null', '"often"'),
  )
  .map((interval) => ({ raw: `{"op":10,"d":{"heartbeat_interval":${interval}}}` }));

const FRAME: fc.Arbitrary<Frame> = fc.oneof(
  times(8, fc.record({ event: fc.constantFrom('next', 'next', 'next', 'again') })),
  times(2, fc.record({ event: fc.constantFrom({}, ...[null, '7', 0, -3, 1.5].map((s) => ({ s }))) })),
  times(2, fc.record({ ready: fc.constantFrom('whole', 'unnumbered') })),
  times(1, fc.record({ ready: fc.constantFrom('without session_id', 'without data') })),
  times(2, fc.record({ resumed: fc.constant(true) })),
  times(2, HELLO),
  times(1, raw('{"op":10,"d":{}}', '{"op":10,"d":null}', '{"op":10,"d":""}', '{"op":10}')),
  times(3, raw('{"op":1,"d":null}', '{"op":11}', '{"op":77,"d":{}}')),
  times(2, raw('nonsense', '', 'null', '[]', '{"t":"READY"}', `{"op":7,"d":"${'x'.repeat(MAX_FRAME_BYTES)}"}`)),
  times(1, raw('{"op":7}', '{"op":9,"d":true}', '{"op":9,"d":false}', '{"op":9}')),
);

const CLOSE_CODE = fc.oneof(
  times(3, fc.constantFrom(1000, 1001, 1005, 1006, 4008, 4009)),
  times(3, fc.constantFrom(4000, 4003, 4004, 4005, 4006, 4007, 4900, 4902, 4913, 4999)),
  times(1, fc.constantFrom(4001, 4002, 4010, 4011, 4012, 4013, 4014, 4914, 4915)),
);

const ERROR = fc.oneof(
  times(8, fc.constant(undefined)),
  times(3, fc.constant(new Error('no network'))),
  times(1, fc.constant(FATAL)),
);

const on = fc.constantFrom<Target>('newest', 'newest', 'newest', 'dropped');
const ms = fc.constantFrom(1, 100, 250, 999, 1000, 3000, 10_000, 30_000, 60_000, 125_000, 600_000);
const upTo = fc.constantFrom<Stage>('ready', 'ready', 'login', 'open');
const frames = fc.array(FRAME, { minLength: 1, maxLength: 6 });

const COMMAND: fc.Arbitrary<Command> = fc.oneof(
  times(12, fc.record({ do: fc.constant('comeUp'), upTo })),
  times(16, fc.record({ do: fc.constant('say'), frames, on })),
  times(3, fc.record({ do: fc.constant('close'), code: CLOSE_CODE, on })),
  times(2, fc.record({ do: fc.constant('breakLine') })),
  times(6, fc.record({ do: fc.constant('pass'), ms })),
  times(1, fc.record({ do: fc.constant('sleep'), ms })),
  times(1, fc.record({ do: fc.constant('pause') })),
  times(1, fc.record({ do: fc.constant('stopReading') })),
  times(2, fc.record({ do: fc.constant('readOn') })),
  times(1, fc.record({ do: fc.constant('changeToken'), token: fc.constantFrom('token-1', 'token-2') })),
  times(3, fc.record({ do: fc.constant('trouble'), delayMs: fc.constantFrom(0, 300, 900), error: ERROR })),
  times(2, fc.record({ do: fc.constant('handlers'), are: fc.constantFrom('prompt', 'late', 'overwhelmed') })),
  times(2, fc.record({ do: fc.constant('finish'), which: fc.constantFrom('first', 'last') })),
);

/** Anything, in any order. */
export const COMMANDS = fc.array(COMMAND, { maxLength: 30, size: 'max' });
