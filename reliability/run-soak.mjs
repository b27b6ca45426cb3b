// Random faults at random moments, for as long as you like.
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '@qqbotjs/emulator';
import { BotProcess } from './bot-process.mjs';
import { Injections } from './injections.mjs';
import { Load } from './load.mjs';
import { seeded } from './random.mjs';
import { SETTINGS, switchOn } from './run-scenario.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { Tally } from './tally.mjs';

/** Enough is kept for the longest absence, so that whatever is lost is lost by the bot. */
const HOUR_MS = 3_600_000;
const settings = {
  ...SETTINGS,
  sessionStartTotal: 1_000_000,
  sessionRetentionMs: HOUR_MS,
  replayLimit: { events: 20_000, ageMs: HOUR_MS },
};

const MINUTE_MS = 60_000;
/** Longest pause between two faults: short enough that some come while another lasts. */
const LONGEST_PAUSE_MS = 6000;
/** When the bot was away for so long, nothing more goes wrong until it is back: chance could keep it away for ever. */
const MOST_AWAY_MS = 10_000;
/** After this time nothing more comes of an event, neither a late answer nor a second one. */
const OLD_MS = 2 * MINUTE_MS;
/** What is unanswered for so long is late, and lost when it still is in the end. */
const LATE_MS = OLD_MS;
/** Longest wait for what is still unanswered when the faults are over. */
const PATIENCE_MS = 3 * MINUTE_MS;
const TICK_MS = 5000;
/** The bot remembers this many ids to know duplicates by, and at most twice as many: then it forgets the elder half at once. */
const REMEMBERED = 20_000;
const AT_ONCE = 300;
const READINGS = 3;
const READ_EVERY_MS = 300;

/**
 * What is drawn from. In mid-run nothing is left to go wrong with the start, guild channels are part of the load in any
 * case, and a minute's wait would take the place of many other faults.
 */
export function soakable(forgetful) {
  return SCENARIOS.filter(({ steps, when = 'run', place = 'chat', transport = 'gateway', slow = false, forgets }) => {
    const isUsual = when === 'run' && place === 'chat' && transport === 'gateway' && !slow;
    return steps.length > 0 && isUsual && (forgetful || !forgets);
  });
}

/**
 * @typedef {object} SoakOptions
 * @property {number} minutes With faults.
 * @property {number} seed Of the choice of faults and of the pauses between them.
 * @property {boolean} [forgetful] Whether faults may be drawn that end a session, so that the platform forgets events.
 * @property {number} [perSecond] Messages said per second while faults happen. Default: 100.
 * @property {number} [remembered] Messages that fill what the bot remembers. Default: 20 000, as they do.
 * @property {number} [log] A file descriptor for the log of the bot.
 * @property {(soak: Soak) => void} [onTick] Called every few seconds.
 */

/** A bot, people who talk, and one fault after the other. */
export class Soak {
  /** @type {SoakOptions} */
  #options;
  #emulator;
  #load;
  #bot;
  #random;
  #tally = new Tally();
  #begin = Date.now();
  #onlineAt = Date.now();
  #isOver = false;
  injections = new Injections();
  /** The bot's memory in bytes, as it was read last. */
  memory;
  /** After the first minute with faults, and after the last. */
  readings = [];

  /** @param {SoakOptions} options */
  constructor(options) {
    this.#options = { perSecond: 100, remembered: REMEMBERED, onTick: () => {}, ...options };
    this.#random = seeded(options.seed);
  }

  /** @throws Error when the process of the bot ends by itself, or does not end when it should. */
  async run() {
    const { perSecond, log } = this.#options;
    this.#emulator = await startEmulator({ page: false, logLimit: 100, settings });
    this.#load = new Load(this.#emulator, { place: 'everywhere', perSecond });
    this.#bot = await BotProcess.start(this.#emulator, { onTold: (id) => this.#load.tell(id), log });
    // The last question may come too late for an answer; should the bot have crashed, that is told below.
    const ticking = setInterval(() => void this.#tick().catch(() => {}), TICK_MS);
    try {
      await Promise.race([this.#soak(), this.#bot.crashed]);
      clearInterval(ticking);
      await this.#bot.stop();
    } finally {
      this.#isOver = true;
      clearInterval(ticking);
      await this.#load.stop();
      this.#bot[Symbol.dispose]();
      await this.#emulator.stop();
    }
  }

  async #soak() {
    const { minutes } = this.#options;
    const first = Math.min(minutes, 1);
    for (const part of [first, minutes - first]) {
      await this.#suffer(part);
      this.readings.push(await this.#measure());
    }
    this.#takeOut(0);
  }

  get elapsedMs() {
    return Date.now() - this.#begin;
  }

  /** What became of everything said until now. */
  get tally() {
    return Tally.of(this.#load.events, this.#tally);
  }

  /** Events nobody can tell what became of, though it should be known by now: late, and lost once the soak is over. */
  get lost() {
    return this.#load.open.filter(({ saidAt }) => this.#isOver || Date.now() - saidAt > LATE_MS);
  }

  /** People talk and things go wrong, and in the end all is well again. */
  async #suffer(minutes) {
    const end = Date.now() + minutes * MINUTE_MS;
    const isOver = () => this.#isOver || Date.now() >= end;
    const choice = soakable(this.#options.forgetful);
    this.#load.start();
    while (!isOver()) {
      const { name, steps } = choice[Math.floor(this.#random() * choice.length)];
      await sleep(Math.min(this.#random() * LONGEST_PAUSE_MS, end - Date.now()));
      while (this.#isLongAway() && !isOver()) await sleep(100);
      if (isOver()) break;
      this.injections.note(name);
      switchOn(this.#emulator, steps);
    }
    this.#emulator.faults.clear();
    await this.#settled();
    this.injections.end();
  }

  #isLongAway() {
    if (this.#emulator.gateway.isOnline) this.#onlineAt = Date.now();
    return Date.now() - this.#onlineAt > MOST_AWAY_MS;
  }

  async #settled() {
    const end = Date.now() + PATIENCE_MS;
    while (!(await this.#bot.status()).isUp && Date.now() < end) await sleep(100);
    await this.#load.stop();
    while (this.#load.open.length > 0 && Date.now() < end) await sleep(100);
  }

  /**
   * Reads the memory of the bot when all that it remembers on purpose is full: as that goes up and down between bounds,
   * other moments cannot be compared.
   */
  async #measure() {
    const { remembered } = this.#options;
    const { sent, gone } = this.tally;
    const delivered = sent - gone;
    // A little less, since with one more it would forget half of them.
    const spare = remembered / 40;
    const full = Math.max(2, Math.ceil((delivered + spare) / remembered)) * remembered - spare;
    await this.#load.burst(full - delivered, AT_ONCE);
    await this.#settled();
    const readings = [];
    for (let n = 0; n < READINGS; n++) {
      readings.push(await this.#bot.memory());
      await sleep(READ_EVERY_MS);
    }
    const lowest = (kind) => Math.min(...readings.map((reading) => reading[kind]));
    return { heapUsed: lowest('heapUsed'), rss: lowest('rss') };
  }

  async #tick() {
    this.#takeOut(OLD_MS);
    this.memory = await this.#bot.memory();
    this.#options.onTick(this);
  }

  #takeOut(olderThanMs) {
    for (const event of this.#load.takeSettled(olderThanMs)) {
      this.#tally.add(event);
      this.injections.charge(event);
    }
  }
}
