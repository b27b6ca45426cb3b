import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Opcode } from '../../../src/protocol/opcode.js';
import { ScriptedSocket } from '../../helpers/scripted-socket.js';
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
    world.says({ ready: 'whole' }, { event: 'next' });
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
    world.says({ event: 'next' });
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
