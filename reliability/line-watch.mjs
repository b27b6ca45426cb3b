/** What left the platform this shortly before its line ended may not have arrived. */
const ON_ITS_WAY_MS = 1000;

/** Watches what the platform puts on the lines to the bot, to tell what it could not deliver from what got lost. */
export class LineWatch {
  /** By message: the line it was last put on, and when. */
  #sent = new Map();
  /** By line. */
  #endedAt = new Map();

  /** @param {() => void} onNewSession - What was not delivered before is delivered no more. */
  constructor(log, onNewSession) {
    log.subscribe((entry) => {
      const { kind, direction, what, connection, frame, at } = entry;
      if (kind === 'frame' && direction === 'to-bot' && frame.d?.id) this.#sent.set(frame.d.id, { connection, at });
      if (kind === 'connection' && what === 'closed') this.#endedAt.set(connection, at);
      if (kind === 'connection' && what === 'ready') onNewSession();
    });
  }

  /** Whether a message was never put on a line, or on one that ended before it can be said to have arrived. */
  isUndelivered(id) {
    const sent = this.#sent.get(id);
    return !sent || (this.#endedAt.get(sent.connection) ?? Date.now()) - sent.at < ON_ITS_WAY_MS;
  }

  forget(id) {
    this.#sent.delete(id);
  }
}
