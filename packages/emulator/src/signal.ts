/** Tells any number of listeners about something. A listener that throws does not keep the others from hearing it. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** @returns A function that ends the subscription. */
  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
