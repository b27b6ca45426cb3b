/** Beats that may go without an answer before the connection counts as dead. */
const MOST_UNANSWERED = 2;
/** The platform asks for 41 s to 45 s; anything near zero would be a busy loop. */
const SHORTEST_INTERVAL_MS = 10;
/** For a hello that names none. */
const USUAL_INTERVAL_MS = 41_250;

export interface HeartbeatOptions {
  intervalMs: number;
  send: () => void;
  /** The other side has stopped answering, though the socket still looks open. */
  onSilent: () => void;
}

/**
 * Tells the platform that we are alive, and watches that it is.
 *
 * A line that went dead half-way looks open for hours; the missing acknowledgements are the only sign.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: NodeJS.Timeout;
  #unanswered = 0;

  constructor(options: HeartbeatOptions) {
    const asked = Number.isFinite(options.intervalMs) ? options.intervalMs : USUAL_INTERVAL_MS;
    this.#options = { ...options, intervalMs: Math.max(asked, SHORTEST_INTERVAL_MS) };
    // The first beat comes at a random time, so that shards started together spread out.
    this.#timer = setTimeout(() => this.#beat(), this.#options.intervalMs * Math.random());
  }

  acknowledge(): void {
    this.#unanswered = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #beat(): void {
    if (this.#unanswered >= MOST_UNANSWERED) {
      this.#options.onSilent();
      return;
    }
    this.#unanswered++;
    this.#timer = setTimeout(() => this.#beat(), this.#options.intervalMs);
    this.#options.send();
  }
}
