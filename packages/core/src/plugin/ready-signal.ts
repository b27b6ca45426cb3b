/** Tells, once, that the bot is ready: those who wait at that moment, and those who ask later at once. */
export class ReadySignal {
  readonly #waiting = new Set<() => void>();
  #isReady = false;

  /** @returns Waits no longer. */
  when(listener: () => void): () => void {
    if (this.#isReady) {
      listener();
      return () => {};
    }
    this.#waiting.add(listener);
    return () => this.#waiting.delete(listener);
  }

  fire(): void {
    this.#isReady = true;
    const listeners = [...this.#waiting];
    this.#waiting.clear();
    for (const listener of listeners) listener();
  }
}
