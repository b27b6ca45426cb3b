// People who talk, and what became of each thing they said.
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { LineWatch } from './line-watch.mjs';

const user = (emulator, n) => emulator.user(`user ${n % 40}`);
const group = (emulator, n) => emulator.group(`group ${n % 40}`).member('amy');
const channel = (emulator, n) => emulator.channel(`channel ${n % 20}`).member('amy');

const PLACES = { chat: [user, group], channel: [channel], everywhere: [user, group, channel] };

const BREATH = 50;

/**
 * @typedef {object} Event Something that was said. Times are Unix milliseconds.
 * @property {import('@qqbotjs/emulator').Said} said
 * @property {number} saidAt
 * @property {number} [toldAt] When its handler was told that something went wrong.
 * @property {number} [goneAt] When a new session began before the platform could deliver it.
 */

/** When it was known what became of an event; `undefined` while it is not. */
export function knownAt({ said, toldAt, goneAt }) {
  return said.replies[0]?.at ?? toldAt ?? goneAt;
}

/** Says something at a steady rate, or as much as it can, and keeps what was said. */
export class Load {
  /** @type {Map<string, Event>} */
  #events = new Map();
  #stopped = new AbortController();
  #talking = Promise.resolve();
  #count = 0;

  /**
   * @param {import('@qqbotjs/emulator').Emulator} emulator
   * @param {object} [options]
   * @param {keyof typeof PLACES} [options.place]
   * @param {number} [options.perSecond]
   */
  constructor(emulator, { place = 'chat', perSecond = 50, text = (n) => `message ${n}` } = {}) {
    this.emulator = emulator;
    this.places = PLACES[place];
    this.everyMs = 1000 / perSecond;
    this.text = text;
    this.line = new LineWatch(emulator.log, () => this.#beginAnew());
  }

  /** What was said and not taken out. */
  get events() {
    return [...this.#events.values()];
  }

  /** Events it is not known of what became of them. */
  get open() {
    return this.events.filter((event) => knownAt(event) === undefined);
  }

  start() {
    this.#stopped = new AbortController();
    this.#talking = this.#talk(this.#stopped.signal);
  }

  async stop() {
    this.#stopped.abort();
    await this.#talking;
  }

  /** Says many things without a pause, while fewer than `atOnce` of them wait for an answer. */
  async burst(count, atOnce = Infinity) {
    let waiting = [];
    for (let n = 0; n < count; n++) {
      waiting.push(await this.#say());
      // The emulator lives in this process, and has to get on with it.
      if (n % BREATH === 0) await breathe();
      while (waiting.length >= atOnce) {
        await sleep(1);
        waiting = waiting.filter((event) => knownAt(event) === undefined);
      }
    }
  }

  /** The handler of this message was told that something went wrong. */
  tell(messageId) {
    const event = this.#events.get(messageId);
    if (event) event.toldAt ??= Date.now();
  }

  /** Takes out what was said long ago and is known, so that a long run keeps a short list. @returns What it took out. */
  takeSettled(olderThanMs) {
    const before = Date.now() - olderThanMs;
    const taken = this.events.filter((event) => event.saidAt < before && knownAt(event) !== undefined);
    for (const { said } of taken) {
      this.#events.delete(said.id);
      this.line.forget(said.id);
    }
    return taken;
  }

  async #talk(stopped) {
    for (let dueAt = Date.now(); !stopped.aborted; dueAt += this.everyMs) {
      await this.#say();
      await sleep(dueAt + this.everyMs - Date.now());
    }
  }

  async #say() {
    const n = this.#count++;
    const saidAt = Date.now();
    const person = this.places[n % this.places.length](this.emulator, n);
    const said = await person.says(this.text(n));
    const event = { said, saidAt };
    this.#events.set(said.id, event);
    return event;
  }

  #beginAnew() {
    for (const event of this.#events.values())
      if (knownAt(event) === undefined && this.line.isUndelivered(event.said.id)) event.goneAt = Date.now();
  }
}
