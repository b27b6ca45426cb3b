import { Opcode } from '@qqbotjs/core/protocol';

/** Watches the lines to the bot, to tell what the platform could not deliver from what got lost. */
export class LineWatch {
  /** By message: its number in the session. */
  #numbers = new Map();
  /** The highest number the bot said it received in this session. */
  #received = 0;

  /** @param {() => void} onNewSession - What was not delivered before is delivered no more. */
  constructor(log, onNewSession) {
    log.subscribe(({ kind, direction, op, frame, what }) => {
      if (kind === 'connection' && what === 'ready') {
        onNewSession();
        this.#received = 0;
      }
      if (kind === 'frame' && direction === 'to-bot') this.#number(frame);
      if (kind === 'frame' && direction === 'from-bot' && op === Opcode.Heartbeat)
        this.#received = Math.max(this.#received, frame.d ?? 0);
    });
  }

  /** Whether a message was never put on a line, or the bot has not said since that it received it: heartbeats do. */
  isUndelivered(id) {
    return !(this.#numbers.get(id) <= this.#received);
  }

  forget(id) {
    this.#numbers.delete(id);
  }

  #number({ s, d }) {
    if (d?.id && !this.#numbers.has(d.id)) this.#numbers.set(d.id, s);
  }
}
