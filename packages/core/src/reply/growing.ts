/** A text that is still being written, such as the answer of a language model. */
export class Growing {
  #value = '';
  #isComplete = false;
  #failure?: { readonly error: unknown };
  #tell = (): void => {};
  #complete = (): void => {};
  readonly #source: AsyncIterator<string>;
  /** Listeners to take off again. */
  readonly #watched: (() => void)[] = [];
  /** Resolves when nothing more will come, for whatever reason. */
  readonly completed = new Promise<void>((resolve) => {
    this.#complete = resolve;
  });

  /** @param signals - Any of them ends the text where it is. */
  constructor(source: AsyncIterable<string>, signals: readonly AbortSignal[] = []) {
    this.#source = source[Symbol.asyncIterator]();
    for (const signal of signals) this.#watch(signal);
    void this.#read();
  }

  /** What there is, less what was taken off. */
  get value(): string {
    return this.#value;
  }

  /** Whether nothing more will come. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Whether it broke off. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * Waits until there is more than a number of characters, and something to see in them, or the text is complete.
   *
   * @throws what the source threw, or the reason of the signal.
   */
  async beyond(length: number): Promise<void> {
    while (!this.#isComplete && (this.#value.length <= length || this.#value.trim() === ''))
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    this.throwIfFailed();
  }

  /** @throws what the source threw, or the reason of the signal. */
  throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Takes off the first characters, and puts something in their place. */
  replaceStart(length: number, start: string): void {
    this.#value = start + this.#value.slice(length);
  }

  /** Nobody wants to read on, or there is nothing left to say. */
  stop(): void {
    this.#value = '';
    this.#end();
  }

  #watch(signal: AbortSignal): void {
    const abort = (): void => this.#end({ error: signal.reason });
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    this.#watched.push(() => signal.removeEventListener('abort', abort));
  }

  async #read(): Promise<void> {
    try {
      while (!this.#isComplete) {
        const { value, done } = await this.#source.next();
        if (done === true) break;
        // What comes after the end was called is not part of it.
        if (!this.#isComplete) this.#value += value;
        this.#tell();
      }
      this.#end();
    } catch (error) {
      this.#end({ error });
    }
  }

  #end(failure?: { readonly error: unknown }): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#failure = failure;
    for (const unwatch of this.#watched) unwatch();
    this.#complete();
    this.#tell();
    // A source that was told to stop may fail at it; nobody waits for it any more.
    void Promise.resolve(this.#source.return?.()).catch(() => {});
  }
}
