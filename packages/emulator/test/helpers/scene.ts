import { ALL_INTENTS, type EmulatorOptions, startEmulator } from '../../src/index.js';
import { type Answered, apiClient } from './api-client.js';
import { type Frame, login } from './gateway-client.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** An emulator with a clock of its own, and a client of its API that needs no gateway. */
export async function startScene(settings: EmulatorOptions['settings'] = {}) {
  const clock = { now: Date.parse('2026-09-10T10:00:00+08:00') };
  const emulator = await startEmulator({
    page: false,
    settings: { guildNeedsGateway: false, tokenLifetimeSeconds: 10 ** 8, ...settings },
    now: () => clock.now,
  });
  const api = await apiClient(emulator);
  return {
    clock,
    emulator,
    api,
    /** Status and number, which is all there is to most refusals. */
    async refused(method: string, path: string, body?: unknown): Promise<[number, unknown]> {
      const { status, body: answer } = await api.call(method, path, body);
      return [status, answer['code']];
    },
    async listen() {
      const { client } = await login(emulator, api.token, ALL_INTENTS);
      return client;
    },
    [Symbol.asyncDispose]: () => emulator.stop(),
  };
}

export type TestScene = Awaited<ReturnType<typeof startScene>>;

/** A call that is refused, for tables: what is wrong with it, how it is made, its number. */
export type RefusedRow = readonly [what: string, call: (scene: TestScene) => Promise<Answered>, code: number];

export const codeOf = async (call: Promise<Answered>): Promise<unknown> => (await call).body['code'];

/** `t` and `d` of an event. */
export function eventOf({ t, d }: Frame): [t: string | undefined, d: Record<string, unknown>] {
  return [t, d as Record<string, unknown>];
}
