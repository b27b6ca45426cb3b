import { knownAt } from './load.mjs';

/** What became of events, counted. */
export class Tally {
  sent = 0;
  answered = 0;
  /** The handler was told that something went wrong. */
  told = 0;
  /** Neither answered nor told, and it is not known why. */
  lost = 0;
  twice = 0;
  /** Never delivered, as their session had ended. */
  gone = 0;
  /** Longest time until it was known what became of an event, in seconds. */
  slowest = 0;

  /** @param {import('./load.mjs').Event} event */
  add(event) {
    const { said, saidAt, toldAt, goneAt } = event;
    const isAnswered = said.replies.length > 0;
    const isTold = toldAt !== undefined;
    this.sent += 1;
    this.answered += Number(isAnswered);
    this.told += Number(isTold);
    this.twice += Number(said.replies.length > 1);
    this.gone += Number(!isAnswered && !isTold && goneAt !== undefined);
    this.lost += Number(knownAt(event) === undefined);
    this.slowest = Math.max(this.slowest, ((knownAt(event) ?? saidAt) - saidAt) / 1000);
    return this;
  }

  /** @param {Tally} [before] - Counted on from there. */
  static of(events, before = {}) {
    return events.reduce((tally, event) => tally.add(event), Object.assign(new Tally(), before));
  }
}
