import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EmulatorState, startEmulator, StateError } from '../../src/index.js';
import { startScene } from '../helpers/scene.js';
import { fillWorld } from '../helpers/world.js';

const folder = await mkdtemp(join(tmpdir(), 'emulator-state-'));

/** Every place of a value, as keys from the outside in. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function changed(state: EmulatorState, path: readonly string[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(state);
  const last = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce<unknown>((one, key) => (one as Record<string, unknown>)[key], copy);
  if (value === undefined) delete (holder as Record<string, unknown>)[last];
  else (holder as Record<string, unknown>)[last] = value;
  return copy;
}

async function worldState(): Promise<EmulatorState> {
  await using scene = await startScene();
  await fillWorld(scene.emulator, scene.api);
  return scene.emulator.save();
}

describe('a state that was damaged', () => {
  test('either loads, or is refused with what is wrong with it and changes nothing', async () => {
    const state = await worldState();
    const places = placesOf(state);
    await using emulator = await startEmulator({ page: false });
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom<unknown>(undefined, null, 7, -1, 'x', true, [], {}, [[]], { id: 1 }),
        (place, value) => {
          const before = emulator.save();
          try {
            emulator.load(changed(state, place, value) as EmulatorState);
          } catch (error) {
            refused += 1;
            expect(error).toBeInstanceOf(StateError);
            expect((error as StateError).rule['zh-CN']).toMatch(/不带 state 启动/);
            expect((error as Error).message).toMatch(/^The state .* start without a state\.$/);
            expect(emulator.save()).toEqual(before);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test.each<[string, (state: Record<string, unknown>) => unknown, RegExp]>([
    [
      'of another version',
      (state) => ({ ...state, version: 2 }),
      /has version 2, this emulator reads 1\. Open it with/,
    ],
    ['without a version', () => ({ bots: [] }), /has version \?/],
    ['that is no object', () => 'state', /has version \?/],
    ['without bots', (state) => ({ ...state, bots: [] }), /contradicts itself \(An emulator needs a bot\.\)/],
    [
      'with a bot twice',
      ({ bots, ...state }) => ({ ...state, bots: [...(bots as unknown[]), ...(bots as unknown[])] }),
      /contradicts itself \(There is already a bot with app id 102000001\.\)/,
    ],
    [
      'with a session of nobody',
      (state) => changed(state as unknown as EmulatorState, ['sessions', 'all', '0', 'bot'], '5'),
      /A session is of the bot 5/,
    ],
    [
      'with a field of another type',
      (state) => ({ ...state, bots: undefined }),
      /damaged: state\.bots has to be a list\./,
    ],
    [
      'with a setting there is not',
      (state) => ({ ...state, settings: { wrong: 1 } }),
      /state\.settings\.wrong has to be/,
    ],
    ['with a wrong setting', (state) => ({ ...state, settings: { guildAudit: 'no' } }), /has to be one of none, pass/],
  ])('%s tells so, at the start and while it runs', async (_, damage, message) => {
    await using scene = await startScene();
    using _client = await scene.listen();
    await scene.emulator.user('Ming').says('hi');
    const before = scene.emulator.save();
    const state = damage(structuredClone(before) as Record<string, unknown>) as EmulatorState;
    expect(() => scene.emulator.load(state)).toThrow(message);
    await expect(startEmulator({ page: false, state: { ...(state as object) } as EmulatorState })).rejects.toThrow(
      StateError,
    );
    expect(scene.emulator.save()).toEqual(before);
    expect(scene.emulator.gateway.isOnline).toBe(true);
  });
});

describe('a state in a file', () => {
  test('is for its owner only, replaces the one before, and starts the same platform', async () => {
    await using scene = await startScene();
    const path = join(folder, 'state.json');
    await writeFile(path, 'what was there before', { mode: 0o644 });
    await scene.emulator.user('Ming').says('hi');
    await scene.emulator.saveTo(path);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(scene.emulator.save());
    await using again = await startEmulator({ page: false, state: path, now: () => scene.clock.now });
    expect(again.save()).toEqual(scene.emulator.save());
  });

  test('that cannot be written leaves nothing behind', async () => {
    await using emulator = await startEmulator({ page: false });
    await expect(emulator.saveTo(join(folder, 'nowhere', 'state.json'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['is not there', undefined],
    ['is cut off', '{"version":1,"bots":['],
  ])('that %s is told with its path and a remedy', async (name, content) => {
    const path = join(folder, `${name}.json`);
    if (content !== undefined) await writeFile(path, content);
    const starting = startEmulator({ page: false, state: path });
    await expect(starting).rejects.toThrow(/^The state in .*\.json cannot be read .* start without a state\.$/);
    await expect(starting).rejects.toBeInstanceOf(StateError);
  });
});

describe('what is given besides a state', () => {
  test('counts more: settings, and bots by their app id; others are added', async () => {
    await using first = await startEmulator({ page: false, settings: { maxTextLength: 10, retryAfterSeconds: 1 } });
    first.user('Ming');
    const bots = [{ username: 'renamed' }, { appId: '7', clientSecret: 'seven' }];
    const settings = { maxTextLength: 20 };
    await using again = await startEmulator({ page: false, state: first.save(), bots, settings });
    expect(again.settings).toMatchObject({ maxTextLength: 20, retryAfterSeconds: 1 });
    const who = again.bots.map(({ appId, username, clientSecret }) => [appId, username, clientSecret]);
    expect(who).toEqual([
      ['102000001', 'renamed', first.bot.clientSecret],
      ['7', 'demo-bot', 'seven'],
    ]);
    expect(again.bot.conversations.map(({ name }) => name)).toEqual(['Ming']);
  });

  test('a number without end is kept as the largest there is', async () => {
    await using first = await startEmulator({ page: false, settings: { maxTextLength: Number.POSITIVE_INFINITY } });
    await using again = await startEmulator({ page: false, state: first.save() });
    expect(again.settings.maxTextLength).toBe(Number.MAX_VALUE);
  });
});
