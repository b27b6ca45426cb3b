// People who talk, and what became of each thing they said.
import { setTimeout as sleep } from 'node:timers/promises';

const PLACES = {
  chat: (emulator, n) =>
    n % 2 === 0 ? emulator.user(`user ${n % 40}`) : emulator.group(`group ${n % 40}`).member('amy'),
  channel: (emulator, n) => emulator.channel(`channel ${n % 20}`).member('amy'),
};

/** Says something at a steady rate, and notes when each was answered and how often. */
export class Load {
  /** @type {{ said: import('@qqbotjs/emulator').Said, saidAt: number }[]} */
  events = [];
  #stopped = new AbortController();
  #running = Promise.resolve();

  constructor(emulator, { place = 'chat', perSecond = 50, text = (n) => `message ${n}` } = {}) {
    this.emulator = emulator;
    this.say = PLACES[place];
    this.everyMs = 1000 / perSecond;
    this.text = text;
    /** Ids of messages whose handler was told that something went wrong. */
    this.told = new Set();
  }

  start() {
    this.#running = this.#talk();
  }

  async stop() {
    this.#stopped.abort();
    await this.#running;
  }

  /** Whether it is known what became of every event. */
  get isSettled() {
    return this.events.every((event) => this.isAnswered(event) || this.told.has(event.said.id));
  }

  isAnswered({ said }) {
    return said.replies.length > 0;
  }

  /** Forgets events that were answered once, so that a long run keeps a short list. @returns How many. */
  forgetAnswered(olderThanMs) {
    const now = Date.now();
    const kept = this.events.filter((event) => event.said.replies.length !== 1 || now - event.saidAt < olderThanMs);
    const forgotten = this.events.length - kept.length;
    this.events = kept;
    return forgotten;
  }

  /** Counts: lost = neither answered nor told; slowest = longest wait for an answer, in seconds. */
  result() {
    const answered = this.events.filter((event) => this.isAnswered(event));
    const waits = answered.map(({ said, saidAt }) => said.replies[0].at - saidAt);
    return {
      sent: this.events.length,
      answered: answered.length,
      told: this.events.filter(({ said }) => this.told.has(said.id)).length,
      lost: this.events.filter((event) => !this.isAnswered(event) && !this.told.has(event.said.id)).length,
      twice: answered.filter(({ said }) => said.replies.length > 1).length,
      slowest: waits.reduce((most, wait) => Math.max(most, wait), 0) / 1000,
    };
  }

  async #talk() {
    for (let n = 0; !this.#stopped.signal.aborted; n++) {
      const saidAt = Date.now();
      this.events.push({ said: await this.say(this.emulator, n).says(this.text(n)), saidAt });
      await sleep(this.everyMs);
    }
  }
}
