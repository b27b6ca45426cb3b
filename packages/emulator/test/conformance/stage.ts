import type { FaultName, FaultOptions } from '../../src/faults/catalogue.js';
import { ALL_INTENTS, type Emulator, type EmulatorSettings, startEmulator } from '../../src/index.js';
import { type ApiClient, apiClient } from '../helpers/api-client.js';
import { type GatewayClient, login } from '../helpers/gateway-client.js';
import type { Witness } from './witness.js';

/** Settings that only make what happens anyway happen sooner. */
const PATIENCE: ReadonlySet<string> = new Set<keyof EmulatorSettings>([
  'heartbeatIntervalMs',
  'connectionLifetimeMs',
  'interactionAckMs',
  'webhookRetryMs',
  'webhookTimeoutMs',
]);

/** The platform with its people. What it does is up to them and to calls: no event is sent by hand. */
export type People = Pick<
  Emulator,
  'url' | 'tokenUrl' | 'bot' | 'addBot' | 'user' | 'group' | 'guild' | 'channel' | 'directMessage'
>;

export interface Stage extends AsyncDisposable {
  readonly emulator: People;
  readonly api: Omit<ApiClient, 'token'>;
  /** Of the API, as it is now. */
  readonly token: () => string;
  /** The bot at the gateway, with every intent. */
  readonly client: GatewayClient;
  /** For sockets of one's own. */
  readonly platform: Emulator;
  readonly now: () => number;
  /** Lets time pass; the bot gets itself a token for it. */
  later(ms: number): Promise<void>;
  /** What follows happens under this fault. */
  fault<Name extends FaultName>(name: Name, options?: FaultOptions<Name>): void;
  /** What follows happens with these settings. */
  set(settings: Partial<EmulatorSettings>): void;
  /** The code a client was closed with. */
  closed(client: GatewayClient): Promise<number>;
  /** Something held that no frame or answer shows by itself. */
  held(rule: string): void;
}

export interface StageOptions {
  settings?: Partial<EmulatorSettings>;
  /** @defaultValue true */
  isOnline?: boolean;
}

/** Starts the platform as it is by default, but for the settings given, and has the witness look. */
export async function startStage(witness: Witness, { settings = {}, isOnline = true }: StageOptions = {}) {
  const clock = { now: Date.parse('2026-09-10T10:00:00+08:00') };
  const conditions = Object.keys(settings).filter((name) => !PATIENCE.has(name));
  const emulator = await startEmulator({ page: false, settings, now: () => clock.now });
  witness.watch(emulator, () => conditions);
  let api = await apiClient(emulator);
  const client = isOnline ? (await login(emulator, api.token, ALL_INTENTS)).client : undefined;
  const stage: Stage = {
    emulator,
    platform: emulator,
    api: { call: (...args) => api.call(...args), post: (...args) => api.post(...args) },
    token: () => api.token,
    get client() {
      if (!client) throw new Error('The bot of this stage is not online.');
      return client;
    },
    now: () => clock.now,
    async later(ms) {
      clock.now += ms;
      api = await apiClient(emulator);
    },
    fault(name, options = {}) {
      conditions.push(`fault ${name}`);
      emulator.faults.start(name, options);
    },
    set(changed) {
      conditions.push(...Object.keys(changed));
      Object.assign(emulator.settings, changed);
    },
    async closed(closing) {
      const code = await closing.closed;
      witness.saw(`close ${code}`, conditions);
      return code;
    },
    held: (rule) => witness.saw(`rule ${rule}`, conditions),
    async [Symbol.asyncDispose]() {
      client?.terminate();
      await emulator.stop();
    },
  };
  return stage;
}

/** Something that is done to the platform, for the witness to look at. */
export interface Case extends StageOptions {
  readonly title: string;
  readonly act: (stage: Stage) => Promise<unknown>;
}
