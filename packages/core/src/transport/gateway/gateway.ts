import type { Logger } from '../../logging/logger.js';
import type { GatewayBotInfo } from '../../protocol/payload.js';
import { refusesCredentials } from '../../rest/refuses-credentials.js';
import type { Store } from '../../store/store.js';
import { stoppedBeforeReady } from '../stopped-before-ready.js';
import type { ConnectionStatus, Transport, TransportNotice, TransportSink } from '../transport.js';
import { untilAnswered } from '../until-answered.js';
import { Backlog } from './backlog.js';
import { GatewayAddress } from './gateway-address.js';
import { Session } from './session.js';
import { Shard, type ShardOptions } from './shard.js';
import type { IntentRequest } from './refusal.js';
import { planShards, type ShardPlan, type Shards } from './shard-plan.js';

/** A flood stops and starts the reading many times a second; people need not read each. */
const TELL_AGAIN_AFTER_MS = 60_000;

export interface GatewayOptions {
  appId: string;
  /** Worked out when the gateway starts: by then the handlers are known. */
  intents: () => IntentRequest;
  shards: Shards;
  /** Longer frames are skipped, in bytes. */
  maxFrameBytes: number;
  /** Events under way at which reading stops until half of them are handled. */
  maxPendingEvents: number;
  /** `GET /gateway/bot`, as a function: the gateway need not know of HTTP. */
  fetchInfo: () => Promise<GatewayBotInfo>;
  token: ShardOptions['token'];
  store: Store;
  log: Logger;
}

/** The gateway transport: one connection per shard, each with a session of its own. */
export class Gateway implements Transport {
  readonly #options: GatewayOptions;
  readonly #address: GatewayAddress;
  readonly #backlog: Backlog;
  #isReading = true;
  #toldBehindAt = Number.NEGATIVE_INFINITY;
  #shards: Shard[] = [];
  #wasReady = false;
  readonly #stopped = new AbortController();

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#address = new GatewayAddress(options.fetchInfo, options.log);
    this.#backlog = new Backlog({
      limit: options.maxPendingEvents,
      onFull: (size) => this.#stopReading(size),
      onDrained: () => this.#readOn(),
    });
  }

  /** {@inheritDoc Transport.status} */
  status(): readonly ConnectionStatus[] {
    return this.#shards.map(({ status }) => status);
  }

  /** {@inheritDoc Transport.start} */
  async start(sink: TransportSink): Promise<void> {
    const { signal } = this.#stopped;
    const plan = await planShards(this.#options.shards, () => this.#advisedCount(signal));
    // Stopped meanwhile: shards made now would never be told.
    signal.throwIfAborted();
    const waiting = new Set(plan.ids);
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      const watched: TransportSink = {
        receive: (event) => this.#backlog.track(sink.receive(event)),
        notice: (notice) => {
          if (isUp(notice)) waiting.delete(notice.shard as number);
          if (waiting.size === 0) this.#wasReady = true;
          sink.notice(notice);
          if (notice.type === 'fatal') reject(notice.error);
          else if (waiting.size === 0) resolve();
        },
      };
      const intents = this.#options.intents();
      this.#shards = plan.ids.map((id) => this.#createShard(id, plan, intents, watched));
      for (const shard of this.#shards) shard.start().catch(reject);
    });
  }

  async pause(): Promise<void> {
    for (const shard of this.#shards) shard.pause();
  }

  async stop(): Promise<void> {
    this.#stopped.abort(stoppedBeforeReady());
    await Promise.all(this.#shards.map((shard) => shard.stop()));
  }

  /** Nothing is dropped: what is not read waits in the line, and with the platform. */
  #stopReading(pendingEvents: number): void {
    for (const shard of this.#shards) shard.stopReading();
    if (!this.#isReading) return;
    this.#isReading = false;
    const isNews = performance.now() - this.#toldBehindAt > TELL_AGAIN_AFTER_MS;
    if (isNews) this.#toldBehindAt = performance.now();
    this.#options.log[isNews ? 'warn' : 'debug'](
      { pendingEvents },
      'gateway: handlers are behind; reading stops until half of the events are handled',
    );
  }

  #readOn(): void {
    this.#isReading = true;
    for (const shard of this.#shards) shard.readOn();
    this.#options.log.debug('gateway: handlers have caught up; reading goes on');
  }

  async #advisedCount(signal: AbortSignal): Promise<number> {
    const { log } = this.#options;
    const isFatal = (error: unknown) => this.#isFatal(error);
    const { shards } = await untilAnswered(() => this.#address.info(), { isFatal, name: 'gateway', log, signal });
    return shards;
  }

  #createShard(id: number, { count }: ShardPlan, intents: IntentRequest, sink: TransportSink): Shard {
    const { appId, maxFrameBytes, token, store } = this.#options;
    const log = this.#options.log.child({ shard: id });
    const onSaveError = (error: unknown) =>
      log.error({ err: error }, 'the session could not be saved; a restart will miss events');
    return new Shard({
      id,
      count,
      intents,
      maxFrameBytes,
      token,
      log,
      sink,
      session: new Session(store, `session-${appId}-${id}-of-${count}`, onSaveError),
      address: (newSession, signal) => this.#address.wait(newSession, signal),
      doubtAddress: () => this.#address.doubt(),
      isFatal: (error) => this.#isFatal(error),
    });
  }

  /** Wrong credentials are a mistake to report while starting. Later they worked once, so they may work again. */
  #isFatal(error: unknown): boolean {
    return !this.#wasReady && refusesCredentials(error);
  }
}

function isUp({ type }: TransportNotice): boolean {
  return type === 'ready' || type === 'resumed';
}
