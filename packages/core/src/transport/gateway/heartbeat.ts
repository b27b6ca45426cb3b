/** Beats that may go without an answer before the connection counts as dead. */
const MOST_UNANSWERED = 2;
/** The platform asks for 41 s to 45 s. Less than a second would only be noise; more than some minutes notices nothing. */
const SHORTEST_INTERVAL_MS = 1000;
const LONGEST_INTERVAL_MS = 5 * 60_000;
/** For a hello that names none. */
const USUAL_INTERVAL_MS = 41_250;

export interface HeartbeatOptions {
  intervalMs: number;
  send: () => void;
  /** The line is dead, though the socket still looks open. */
  onSilent: (missing: string) => void;
}

/**
 * Tells the platform that we are alive, and watches that it is.
 *
 * A line that went dead half-way looks open for hours; the missing acknowledgements are the only sign.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #intervalMs: number;
  #timer?: NodeJS.Timeout;
  #dueAt = 0;
  #unanswered = 0;
  /** When the beat was sent whose answer has not come. */
  #sentAt?: number;
  #latencyMs?: number;
  #isHeld = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#intervalMs = withinReason(options.intervalMs);
    // The first beat comes at a random time, so that shards started together spread out.
    this.#schedule(this.#intervalMs * Math.random());
  }

  /** From the last beat to its answer, in milliseconds. */
  get latencyMs(): number | undefined {
    return this.#latencyMs;
  }

  /** The platform also acknowledges what answered a heartbeat of its own; that is a sign of life, too, but no measure. */
  acknowledge(): void {
    if (this.#sentAt !== undefined) this.#latencyMs = Math.round(performance.now() - this.#sentAt);
    this.#sentAt = undefined;
    this.#unanswered = 0;
  }

  /** The line is alive, though the answer is not here yet. */
  excuse(): void {
    this.#unanswered = 0;
  }

  /** We stop reading: beats go on, but their answers cannot be seen. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#unanswered = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(inMs: number): void {
    this.#dueAt = Date.now() + inMs;
    this.#timer = setTimeout(() => this.#beat(), inMs);
  }

  #beat(): void {
    const lateMs = Date.now() - this.#dueAt;
    // A computer that slept missed so many beats that the platform has hung up, whatever the socket looks like.
    if (lateMs > this.#intervalMs) return this.#options.onSilent(`heartbeat for ${Math.round(lateMs / 1000)} s`);
    if (this.#unanswered >= MOST_UNANSWERED) return this.#options.onSilent('answer to heartbeats');
    if (!this.#isHeld) this.#unanswered++;
    this.#schedule(this.#intervalMs);
    this.#sentAt = performance.now();
    this.#options.send();
  }
}

function withinReason(intervalMs: number): number {
  if (!Number.isFinite(intervalMs)) return USUAL_INTERVAL_MS;
  return Math.min(Math.max(intervalMs, SHORTEST_INTERVAL_MS), LONGEST_INTERVAL_MS);
}
