import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Opcode } from '../../../src/protocol/opcode.js';
import type { ShardState } from '../../../src/transport/gateway/shard-machine.js';
import { ScriptedSocket } from '../../helpers/scripted-socket.js';
import { type Command, COMMANDS, perform } from '../../helpers/shard-commands.js';
import { ShardWorld } from '../../helpers/shard-world.js';

vi.mock('ws', async () => ({ WebSocket: (await import('../../helpers/scripted-socket.js')).ScriptedSocket }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const MINUTE_MS = 60_000;
const SAVED = { id: 'of-an-earlier-run', seq: 41 };
const HELLO = { raw: '{"op":10,"d":{"heartbeat_interval":30000}}' };
const RECONNECT = { raw: '{"op":7}' };

/** Opcodes of what was sent on a socket. */
const sentOn = ({ sent }: ScriptedSocket) => sent.map(({ op }) => op);

/** Ten events of a replay, in more time than a resume has to be answered. */
async function replaySlowly(world: ShardWorld): Promise<void> {
  for (let event = 0; event < 10; event++) {
    world.says({ raw: '{"op":11}' }, { event: 'next' });
    await world.passes(20_000);
  }
}

describe('a shard', () => {
  test('opens a socket, logs in after the hello, and beats at its interval', async () => {
    const world = await ShardWorld.start();
    expect(world.state).toBe('connecting');
    world.socket.opens();
    expect(world.state).toBe('hello');
    world.says(HELLO);
    expect(sentOn(world.socket)).toEqual([Opcode.Identify]);
    await world.happens(() => world.says({ ready: 'whole' }, { event: 'next' }));
    expect(world.state).toBe('ready');
    expect(world.heard).toHaveLength(1);
    await world.passes(5 * MINUTE_MS, 'ready');
    const beats = world.socket.sent.filter(({ op }) => op === Opcode.Heartbeat).map(({ atMs }) => atMs);
    expect(beats.length).toBeGreaterThanOrEqual(10);
    const gaps = beats.map((at, index) => at - (beats[index - 1] ?? 0));
    expect(new Set(gaps.slice(1))).toEqual(new Set([30_000]));
  });

  test('stopped, it has saved what the next run resumes', async () => {
    const world = await ShardWorld.start();
    await world.comesUp();
    await world.happens(() => world.says({ event: 'next' }));
    world.handlers = 'late';
    world.says({ event: 'next' });
    await world.happens(() => world.shard.stop());
    expect(await world.store.get('session')).toMatchObject({ id: world.session.id, seq: 2 });
  });

  test('takes its time with a long replay', async () => {
    const world = await ShardWorld.start(SAVED);
    await world.comesUp('login');
    await replaySlowly(world);
    expect(world.shard.status).toMatchObject({ state: 'resuming', losses: 0 });
    expect(world.heard).toHaveLength(10);
  });

  test('comes back on a new socket, and resumes', async () => {
    const world = await ShardWorld.start();
    await world.comesUp();
    await world.happens(() => world.says({ event: 'next' }, RECONNECT));
    expect(world.state).toBe('waiting');
    await world.comesUp();
    expect(ScriptedSocket.made).toHaveLength(2);
    expect(world.logins.map(({ frame }) => frame.op)).toEqual([Opcode.Identify, Opcode.Resume]);
    expect(world.logins.at(-1)?.frame.d).toMatchObject({ session_id: world.session.id, seq: 2 });
  });
});

describe('what makes no sense is skipped', () => {
  // It began a session nobody had logged in to, and nobody waited for the hello any more.
  test('READY before the login begins no session, and a hello that does not come is missed', async () => {
    const world = await ShardWorld.start();
    world.socket.opens();
    world.says({ ready: 'whole' });
    expect(world.session.id).toBeUndefined();
    expect(world.notices).toEqual([]);
    await world.passes(10_001);
    expect(world.state).toBe('waiting');
  });

  // It ended the wait for the answer: a shard stayed in `identifying` for good.
  test('RESUMED is no answer to an identify', async () => {
    const world = await ShardWorld.start();
    world.socket.opens();
    world.says(HELLO, { resumed: true });
    expect(world.notices).toEqual([]);
    expect(world.session.received).toBeNull();
    await world.passes(30_001);
    expect(world.notices).toMatchObject([{ type: 'reconnecting', reason: 'no answer to identify' }]);
  });

  // It threw the session away for one the platform does not know.
  test('a second READY changes nothing', async () => {
    const world = await ShardWorld.start();
    await world.comesUp();
    const { id, received } = world.session;
    world.says({ ready: 'whole' });
    expect([world.session.id, world.session.received]).toEqual([id, received]);
    expect(world.notices).toMatchObject([{ type: 'ready' }]);
  });

  // A resume without an id is a payload the platform cannot read, which is fatal.
  test.each(['without session_id', 'without data'] as const)('READY %s is no answer to an identify', async (ready) => {
    const world = await ShardWorld.start();
    world.socket.opens();
    world.says(HELLO, { ready });
    expect(world.state).toBe('identifying');
    await world.passes(30_001);
    expect(world.state).toBe('waiting');
  });

  test.each([
    ['the hello', []],
    ['READY', [HELLO]],
  ])('an event before %s belongs to no session', async (_, before) => {
    const world = await ShardWorld.start();
    world.socket.opens();
    world.says(...before, { event: 'next' });
    expect(world.heard).toEqual([]);
    expect(world.session.received).toBeNull();
  });

  test('a second hello neither logs in nor beats again', async () => {
    const world = await ShardWorld.start(SAVED);
    world.socket.opens();
    world.says(HELLO, HELLO, { resumed: true }, HELLO);
    expect(sentOn(world.socket)).toEqual([Opcode.Resume]);
    await world.passes(30_000);
    expect(sentOn(world.socket)).toEqual([Opcode.Resume, Opcode.Heartbeat]);
  });
});

describe('a connection that is not read', () => {
  // What had already arrived went on being read, and each event of it began the wait for RESUMED anew. Three of these
  // and the session was given up, with all that it still held.
  test.each([
    ['at the end', [{ event: 'next' }]],
    ['in the middle', [{ event: 'next' }, { event: 'next' }]],
  ] as const)('is not silent, also when reading stopped %s of what had arrived of a replay', async (_, replay) => {
    const world = await ShardWorld.start(SAVED);
    world.handlers = 'overwhelmed';
    world.socket.opens();
    world.says(HELLO, ...replay);
    await world.passes(10 * MINUTE_MS);
    expect(world.shard.status).toMatchObject({ state: 'resuming', losses: 0, isPaused: true });
  });

  test('is waited for again from when it is read', async () => {
    const world = await ShardWorld.start(SAVED);
    world.handlers = 'overwhelmed';
    world.socket.opens();
    world.says(HELLO, { event: 'next' }, { event: 'next' });
    await world.passes(10 * MINUTE_MS);
    world.shard.readOn();
    await world.passes(29_999);
    expect(world.state).toBe('resuming');
    await world.passes(2);
    expect(world.notices).toMatchObject([{ type: 'reconnecting', reason: 'no answer to resume' }]);
  });
});

describe('a shard that takes no more events', () => {
  // It heard neither READY nor RESUMED, took the silence for failed resumes, and after three of them gave up the session.
  test('still comes back when its line is lost', async () => {
    const world = await ShardWorld.start();
    await world.comesUp();
    const { id } = world.session;
    world.pause();
    await world.happens(() => world.says(RECONNECT));
    await world.comesUp();
    expect(world.shard.status).toMatchObject({ state: 'ready', losses: 1 });
    expect(world.session.id).toBe(id);
  });

  test('takes its time with a long replay, too', async () => {
    const world = await ShardWorld.start(SAVED);
    world.pause();
    await world.comesUp('login');
    await replaySlowly(world);
    expect(world.shard.status).toMatchObject({ state: 'resuming', losses: 0 });
    expect(world.heard).toEqual([]);
  });

  test('does not count as handled what is replayed to it', async () => {
    const world = await ShardWorld.start(SAVED);
    world.pause();
    world.socket.opens();
    world.says(HELLO, { event: 'next' }, { resumed: true });
    expect(world.state).toBe('ready');
    expect(world.heard).toEqual([]);
    expect(world.session.handled).toBe(SAVED.seq);
  });
});

describe('the end', () => {
  // The token was asked for once more, for a connection nobody wanted.
  test.each([
    ['the token', 100],
    ['the address', 1000],
    ['the token again', 1900],
  ])('stop() while %s is waited for leads to nothing more', async (_, afterMs) => {
    const world = await ShardWorld.start();
    world.trouble = { delayMs: 900 };
    await world.happens(() => world.socket.breaks());
    await world.passes(250 + afterMs);
    await world.shard.stop();
    await world.passes(900);
    expect(vi.getTimerCount()).toBe(0);
    expect(ScriptedSocket.made).toHaveLength(1);
  });

  // The wait for the next try began after its own end.
  test('stop() by a listener of "reconnecting" leaves no timer behind', async () => {
    const world = await ShardWorld.start(SAVED);
    world.stopsOn = 'reconnecting';
    await world.happens(() => world.socket.breaks());
    expect(world.state).toBe('stopped');
    expect(vi.getTimerCount()).toBe(0);
  });

  // Its good-bye was waited for, though nobody was left to say it.
  test('a connection the platform has closed leaves no timer behind', async () => {
    const world = await ShardWorld.start(SAVED);
    world.socket.opens();
    await world.happens(() => world.socket.closes(4014));
    expect(world.state).toBe('fatal');
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(['read', 'not read'])(
    'a good-bye that is answered leaves no timer behind, on a line that is %s',
    async (how) => {
      const world = await ShardWorld.start(SAVED);
      world.socket.opens();
      if (how === 'not read') world.shard.stopReading();
      await world.shard.stop();
      await world.happens(() => world.socket.closes(1000));
      expect(world.socket.readyState).toBe(ScriptedSocket.CLOSED);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test('a good-bye that nobody answers is cut off after a second', async () => {
    const world = await ShardWorld.start(SAVED);
    world.socket.opens();
    await world.shard.stop();
    await world.passes(999);
    expect(world.socket.readyState).toBe(ScriptedSocket.CLOSING);
    await world.passes(1);
    expect(world.socket.readyState).toBe(ScriptedSocket.CLOSED);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** What comes after anything has happened. */
interface Sequel {
  readonly more: readonly Command[];
  /** What the shard is stopped by, if not from outside. */
  readonly stopsOn: ShardWorld['stopsOn'];
}

const LIFE = fc.record({
  saved: fc.constantFrom(undefined, SAVED),
  jitter: fc.constantFrom(0, 0.5, 0.999),
  commands: COMMANDS,
  more: COMMANDS,
  stopsOn: fc.constantFrom(undefined, 'ready', 'resumed', 'reconnecting', 'fatal', 'event'),
});

/** Lets anything happen to a shard, in any order, and then a finale. */
function whatever(
  finale: (world: ShardWorld, sequel: Sequel) => void | Promise<void>,
  always: (world: ShardWorld) => void = () => {},
): Promise<void> {
  const life = fc.asyncProperty(LIFE, async ({ saved, jitter, commands, ...sequel }) => {
    vi.spyOn(Math, 'random').mockReturnValue(jitter);
    const world = await ShardWorld.start(saved);
    world.always = () => always(world);
    await perform(world, commands);
    await finale(world, sequel);
  });
  return fc.assert(life, { numRuns: 100 });
}

/** From here on everybody does what they should. */
async function allIsWell(world: ShardWorld): Promise<void> {
  world.trouble = { delayMs: 0 };
  world.handlers = 'prompt';
  await world.happens(() => world.shard.readOn());
}

/** What becomes of the interval a hello asks for, in milliseconds. */
function intervalMsOf(world: ShardWorld, socket: ScriptedSocket): number {
  const asked = world.platform.intervals.get(socket);
  return typeof asked === 'number' && Number.isFinite(asked) ? Math.min(Math.max(asked, 1000), 300_000) : 41_250;
}

/** How long each state may last without a word from the platform, in milliseconds. */
const LONGEST_MS: Readonly<Record<ShardState, (world: ShardWorld) => number>> = {
  // Token and address take their time, too.
  connecting: () => 33_000,
  hello: () => 10_000,
  identifying: () => 30_000,
  resuming: () => 30_000,
  // The third beat finds two unanswered.
  ready: (world) => 3 * intervalMsOf(world, world.socket),
  waiting: () => 60_000,
  fatal: () => Infinity,
  stopped: () => Infinity,
};

describe('whatever happens, in whatever order', () => {
  test('there is never more than one socket that neither side has ended', () =>
    whatever(() => {
      for (const { openAtOnce } of ScriptedSocket.made) expect(openAtOnce).toBe(1);
    }));

  test('one heartbeat goes out per interval, on the connection that is logged in and on no other', () =>
    whatever((world) => {
      for (const socket of ScriptedSocket.made) {
        const login = socket.sent.find(({ op }) => op !== Opcode.Heartbeat);
        const beats = socket.sent.filter(({ op, isAnswer }) => op === Opcode.Heartbeat && !isAnswer);
        const gaps = beats.map(({ atMs }, index) => atMs - (beats[index - 1] ?? login ?? expect.unreachable()).atMs);
        const intervalMs = intervalMsOf(world, socket);
        // The first one is jittered.
        expect(gaps.shift() ?? 0).toBeLessThanOrEqual(intervalMs);
        for (const gap of gaps) expect(gap).toBeCloseTo(intervalMs, 0);
      }
    }));

  test('no state lasts for ever when the platform falls silent', () =>
    whatever(async (world) => {
      await allIsWell(world);
      let stay = '';
      let beganMs = 0;
      let longestMs = Infinity;
      world.always = () => {
        expect(performance.now() - beganMs, stay).toBeLessThanOrEqual(longestMs + 1);
        const current = `${world.state} since ${world.shard.status.since}`;
        if (current === stay) return;
        [stay, beganMs, longestMs] = [current, performance.now(), LONGEST_MS[world.state](world)];
      };
      world.always();
      await world.passes(20 * MINUTE_MS);
    }));

  test('once the platform does its part the shard is ready, and stays it, unless it has given up', () =>
    whatever(async (world) => {
      await allIsWell(world);
      await world.passes(10 * MINUTE_MS, 'ready');
      if (world.state === 'fatal') return;
      expect(world.state).toBe('ready');
      const { losses } = world.shard.status;
      await world.passes(20 * MINUTE_MS, 'ready');
      expect(world.shard.status).toMatchObject({ state: 'ready', losses });
    }));

  test('giving up is for good, and leaves no socket and no timer', () =>
    whatever(async (world, { more }) => {
      await allIsWell(world);
      await world.comesUp();
      await world.happens(() => world.socket.closes(4014));
      const sockets = ScriptedSocket.made.length;
      world.always = () => {
        expect(world.state).toBe('fatal');
        expect(ScriptedSocket.made).toHaveLength(sockets);
      };
      await perform(world, more);
      await world.passes(1000);
      expect(ScriptedSocket.made.filter(({ isLive }) => isLive)).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    }));

  test('a second after stop(), from outside or by a listener, no socket and no timer is left', () =>
    whatever(async (world, { more, stopsOn }) => {
      world.stopsOn = stopsOn;
      if (!stopsOn) await world.shard.stop();
      await perform(world, more);
      await world.shard.stop();
      await world.passes(1000);
      expect(world.state).toBe('stopped');
      expect(ScriptedSocket.made.filter(({ readyState }) => readyState !== ScriptedSocket.CLOSED)).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    }));

  test('what comes on a dropped connection reaches nobody', () =>
    whatever(async (world, { more }) => {
      await allIsWell(world);
      await world.comesUp();
      await world.happens(() => world.says(RECONNECT));
      const known = () => ({ heard: [...world.heard], notices: [...world.notices], status: world.shard.status });
      const before = known();
      await perform(
        world,
        more.flatMap((command) => ('on' in command ? { ...command, on: 'dropped' } : [])),
      );
      expect(known()).toEqual(before);
    }));

  test('each event of a session reaches the sink once per receipt, in order, and nothing else does', () =>
    whatever((world) => expect(world.heard).toEqual(world.platform.due)));

  test('the number that is saved never passes an event nobody has handled', () =>
    whatever(
      () => {},
      ({ session, platform }) => {
        for (const seq of platform.unhandled) expect(session.handled).toBeLessThan(seq);
      },
    ));

  test('a session is identified for only when there is none, and resumed where it was left', () =>
    whatever(({ logins }) => {
      for (const { frame, id, received } of logins)
        if (frame.op === Opcode.Identify) expect(id).toBeUndefined();
        else expect(frame.d).toMatchObject({ session_id: id, seq: received ?? 0 });
    }));
});
