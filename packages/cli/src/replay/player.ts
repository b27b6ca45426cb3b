import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, type BotConfig, createBot, type LogLevel } from '@qqbotjs/core';
import type { Emulator } from '@qqbotjs/emulator';
import { Belongings } from './belongings.js';
import { Ear } from './ear.js';
import type { RecordedCall, RecordedEvent, Session } from './recording.js';
import { selfOf } from './self-of.js';
import { StandIns } from './stand-ins.js';

export interface PlayOptions {
  /** How many times as fast as it was recorded; `undefined` = each event as soon as the one before it is dealt with. */
  speed?: number;
  /** Longest wait for the bot to deal with an event, in milliseconds. */
  timeoutMs: number;
  /** Of what the bot writes to standard error. */
  logLevel: LogLevel;
}

/** What became of an event. */
export interface Played {
  readonly event: RecordedEvent;
  /** What the bot did then. */
  readonly recorded: readonly RecordedCall[];
  /** What it does now; more may yet come. */
  readonly made: RecordedCall[];
  /** What handlers threw. */
  readonly errors: string[];
  /** `unheard`: the bot does not ask for such events. */
  state: 'waiting' | 'done' | 'late' | 'unheard';
}

/** An answer that is missing may come from work nobody waits for; so long is waited for it, in milliseconds. */
const STRAGGLERS_MS = 300;

/** Plays a recording to a bot on an emulator of its own. */
export class Player implements AsyncDisposable {
  readonly standIns: StandIns;
  readonly #recorded: RecordedCall[][];
  readonly #belongings = new Belongings();
  readonly #played: Played[] = [];
  readonly #ear = new Ear((call) => this.#note(call));
  /** Tells of the outer ids of events the bot is through with. */
  readonly #through = new EventEmitter().setMaxListeners(0);
  readonly #bot: Bot;

  private constructor(
    private readonly emulator: Emulator,
    config: BotConfig,
    private readonly recording: Session,
    private readonly options: PlayOptions,
  ) {
    this.standIns = new StandIns(selfOf(recording), emulator.bot.id);
    this.#recorded = sorted(recording);
    this.#bot = createBot(onEmulator(config, emulator, this.#ear, options.logLevel));
    this.#bot.use((ctx, next) => {
      void this.#bot.idle(ctx).then(() => this.#through.emit(ctx.eventId ?? ''));
      return next();
    });
    this.#bot.catch((error) => this.note(error.message, error.ctx?.eventId));
  }

  /** Starts the emulator and the bot. @throws what keeps the bot from starting. */
  static async start(config: BotConfig, recording: Session, options: PlayOptions): Promise<Player> {
    const { startEmulator } = await import('@qqbotjs/emulator');
    // Rates are the platform's and not the bot's answers: as fast as possible would wait for them.
    const emulator = await startEmulator({ page: false, settings: { enforceRateLimits: false } });
    try {
      const player = new Player(emulator, config, recording, options);
      await player.#bot.start();
      return player;
    } catch (error) {
      await emulator.stop();
      throw error;
    }
  }

  /** Delivers every event, and tells of each when it is over, in their order. */
  async *play(): AsyncGenerator<Played> {
    const { speed } = this.options;
    const under: Promise<Played>[] = [];
    for (const event of this.recording.events) {
      if (speed !== undefined) await this.#pauseBefore(event, speed);
      const over = this.#deliver(event);
      if (speed === undefined) yield await over;
      else under.push(over);
    }
    for (const over of under) yield await over;
  }

  /** Notes an error. @param id - Outer id of the event it came of; the last one when missing. */
  note(message: string, id?: string): void {
    const played = this.#played.findLast(({ event }) => event.id === id) ?? this.#played.at(-1);
    played?.errors.push(message);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bot.stop({ deadlineMs: 0 });
    await this.emulator.stop();
  }

  async #deliver(event: RecordedEvent): Promise<Played> {
    const { t, id, d } = this.standIns.inEvent(event);
    const recorded = this.#recorded[this.#played.length] ?? [];
    const played: Played = { event, recorded, made: [], errors: [], state: 'waiting' };
    this.#played.push(played);
    this.#belongings.add({ id, d });
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    let received: Promise<void> | undefined;
    const unsubscribe = this.emulator.onEvent((sent) => {
      if (sent.isSent) received = this.#throughWith(sent.id, signal);
    });
    this.emulator.deliver(t, d, { id });
    unsubscribe();
    if (received) await this.#dealWith(played, received, signal);
    else played.state = 'unheard';
    return played;
  }

  async #dealWith(played: Played, received: Promise<unknown>, signal: AbortSignal): Promise<void> {
    try {
      await received;
      await this.#waitForStragglers(played, signal);
      played.state = 'done';
    } catch (error) {
      if (!signal.aborted) throw error;
      played.state = 'late';
    }
  }

  async #waitForStragglers({ recorded, made }: Played, signal: AbortSignal): Promise<void> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(STRAGGLERS_MS)]);
    while (made.length < recorded.length) {
      const isOver = await this.#ear.called(patience).then(
        () => false,
        () => true,
      );
      if (isOver) return;
    }
  }

  /** The bot is through with an event when it is with all in its place, or with all there is: one it drops has no place. */
  async #throughWith(id: string, signal: AbortSignal): Promise<void> {
    const inItsPlace = once(this.#through, id, { signal });
    const everywhere = this.#ear.received(id, signal).then(() => this.#bot.idle());
    // The other one may fail later, when nobody cares any more.
    for (const one of [inItsPlace, everywhere]) one.catch(() => {});
    await Promise.race([inItsPlace, everywhere]);
  }

  async #pauseBefore(event: RecordedEvent, speed: number): Promise<void> {
    const before = this.#played.at(-1)?.event;
    if (before) await sleep(Math.max(0, event.at - before.at) / speed);
  }

  #note(call: RecordedCall): void {
    const owner = this.#belongings.ownerOf(call);
    const played = owner === undefined ? undefined : this.#played[owner];
    if (!played) return;
    played.made.push(call);
    this.standIns.pair(played.recorded, played.made);
  }
}

/** By the number of the event they answer. */
function sorted({ events, calls }: Session): RecordedCall[][] {
  const belongings = new Belongings();
  const byEvent: RecordedCall[][] = events.map(() => []);
  let known = 0;
  for (const call of calls) {
    while (known < call.after) belongings.add(events[known++] as RecordedEvent);
    const owner = belongings.ownerOf(call);
    if (owner !== undefined) byEvent[owner]?.push(call);
  }
  return byEvent;
}

/** The project's bot, with nothing kept of former runs and nothing left behind. */
function onEmulator(config: BotConfig, { bot, url, tokenUrl }: Emulator, record: Ear, level: LogLevel): BotConfig {
  return {
    ...config,
    appId: bot.appId,
    clientSecret: bot.clientSecret,
    endpoints: { api: url, token: tokenUrl },
    transport: { ...config.transport, webhook: undefined },
    shards: 1,
    rest: { ...config.rest, keepRates: false },
    store: 'memory',
    storage: 'memory',
    log: { level, destination: process.stderr },
    record,
  };
}
