import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Router } from '../../../emulator/src/http/router.js';
import { ROUTES } from '../../../emulator/src/http/routes.js';
import { ApiError } from '../../src/index.js';
import { remedyFor } from '../../src/rest/remedy.js';
import { type EndpointWorld, startEndpointWorld } from '../helpers/endpoint-world.js';
import { thrownBy } from '../helpers/media.js';
import { type Endpoint, endpoints, IDS, methodsOf } from './endpoints.js';

const ROWS = endpoints(IDS);
const READS = ROWS.filter(({ request }) => request.startsWith('GET '));
const CHANGES = ROWS.filter((row) => !READS.includes(row));
const REFUSALS = ROWS.flatMap(({ name, errors = [] }) => errors.map((code) => ({ name, code })));

/** What has to happen first where a row is about something unusual. */
const BEFOREHAND: Readonly<Record<string, (world: EndpointWorld) => void>> = {
  // The message is held back.
  'messages.sendToDirectMessage': ({ emulator }) => {
    emulator.settings.guildAudit = 'pass';
  },
  // Only what was not granted can be asked for.
  'apiPermissions.demand': ({ emulator, ids }) => {
    emulator.bot.guilds.find(({ id }) => id === ids.guild)?.denies('GET', '/guilds/{guild_id}');
  },
};

/** Refusals that say "not now": nothing was done, and the call is repeated. By sections of the reference, as below. */
const NOT_NOW: readonly number[] = [
  // too soon: §1.6, §5.7
  20028, 50002, 100017, 1100308,
  // the bot is away from the gateway: §1.6
  304018,
  // of sends: §5.10
  304082, 304083, 850027, 40034004, 40054006, 50055001, 50055002, 50055006,
  // of recalls: §5.9
  50065001,
];

/** The HTTP status of a refusal where it is not 400: §1.5, §5.10. */
const STATUS: Readonly<Record<number, number>> = { 11255: 500, 100017: 429 };

/** What comes as `code` and as `err_code` where the two differ: §1.5. */
const TWINS = [
  [850026, 40034001],
  [850019, 40034002],
] as const;

/** What the emulator answers and `bot.api` does not offer. */
const LEFT_OUT = [
  // The bot gets its tokens by itself, with its secret.
  'POST /app/getAppAccessToken',
  // An older form of the list that GET gives.
  'POST /v2/groups/:openid/members',
];

/** A row with the ids of a world. */
function rowOf({ ids }: EndpointWorld, name: string): Endpoint {
  const row = endpoints(ids).find((one) => one.name === name);
  if (!row) throw new Error(`There is no row ${name}.`);
  return row;
}

/** Method and path, as the activity log has them. */
const requestOf = ({ request }: Endpoint): string => request.replace(/\?.*/, '');

const refusedCall = (row: Endpoint, code: number) => ({ request: requestOf(row), status: STATUS[code] ?? 400 });

const doneCall = (row: Endpoint) => ({
  request: requestOf(row),
  status: row.status ?? (row.answer === undefined ? 204 : 200),
  body: row.body,
});

/** What arrived at the platform since then. */
function callsSince({ emulator }: EndpointWorld, last: number) {
  const calls = emulator.log.since(last).filter((entry) => entry.kind === 'call');
  return calls.map(({ method, path, status, requestBody: body }) => ({ request: `${method} ${path}`, status, body }));
}

/** Types in place of values; the first item of a list stands for all. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

/** What was promised is there, in its shape; there may be more. */
function expectShape(given: unknown, row: Endpoint): void {
  expect({ given: shapeOf(given) }).toMatchObject({ given: shapeOf('gives' in row ? row.gives : row.answer) });
}

async function expectDone(world: EndpointWorld, name: string): Promise<void> {
  BEFOREHAND[name]?.(world);
  const row = rowOf(world, name);
  const { last } = world.emulator.log;
  const given = await row.call(world.api);
  expect(callsSince(world, last)).toEqual([doneCall(row)]);
  expectShape(given, row);
}

/** Lets the next call of a row be refused, with nothing done. */
function refuseNext({ emulator }: EndpointWorld, row: Endpoint, number: number): void {
  const { request, status } = refusedCall(row, number);
  const [method, path = ''] = request.split(' ');
  const [code, err_code] = TWINS.find((twins) => twins.some((twin) => twin === number)) ?? [number, number];
  const body = { code, err_code, message: 'refused by the test' };
  emulator.faults.http({ method, path, times: 1, respond: { status, body } });
}

/** For calls that leave it as it is. */
let still: EndpointWorld;

beforeAll(async () => {
  still = await startEndpointWorld();
});

afterAll(() => still[Symbol.asyncDispose]());

describe('the emulator does what it is asked to', () => {
  test.each(READS)('$name', ({ name }) => expectDone(still, name));

  test.each(CHANGES)('$name', async ({ name }) => {
    await using world = await startEndpointWorld();
    await expectDone(world, name);
  });
});

describe('a refusal of the emulator', () => {
  const isFinal = ({ code }: { code: number }) => !NOT_NOW.includes(code);

  test.each(REFUSALS.filter(isFinal))('$name, $code: is told once, with what to do', async ({ name, code }) => {
    const row = rowOf(still, name);
    refuseNext(still, row, code);
    const { last } = still.emulator.log;
    const error = (await thrownBy(row.call(still.api))) as ApiError;
    expect(callsSince(still, last)).toMatchObject([refusedCall(row, code)]);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: refusedCall(row, code).status, tries: 1 });
    expect([error.code, error.otherCode]).toContain(code);
    expect(error.in('en')).toContain(remedyFor(code)?.en);
  });

  // Side by side: most of the time they wait.
  test.concurrent.each(REFUSALS.filter((refusal) => !isFinal(refusal)))(
    '$name, $code: is asked again, and then done',
    async ({ name, code }) => {
      await using world = await startEndpointWorld();
      BEFOREHAND[name]?.(world);
      const row = rowOf(world, name);
      refuseNext(world, row, code);
      const { last } = world.emulator.log;
      const given = await row.call(world.api);
      expect(callsSince(world, last)).toMatchObject([refusedCall(row, code), doneCall(row)]);
      expectShape(given, row);
    },
  );
});

test('104 rows with 439 refusals are the 100 methods of bot.api, and 100 of the 102 endpoints of the emulator', () => {
  const router = new Router(ROUTES);
  const routeOf = (row: Endpoint) => {
    const [method = '', path = ''] = requestOf(row).split(' ');
    return router.match(method, path).route;
  };
  const reached = new Set(ROWS.map(routeOf));
  const others = ROUTES.filter((route) => !reached.has(route));
  expect([ROWS.length, REFUSALS.length]).toEqual([104, 439]);
  expect([methodsOf(still.api).length, reached.size, ROUTES.length]).toEqual([100, 100, 102]);
  expect(others.map(({ method, path }) => `${method} ${path}`)).toEqual(LEFT_OUT);
});
