/**
 * Works through a list, a number of items at a time. The first failure stops the rest; thrown once all have stopped.
 *
 * @param work - Its signal is that of the caller, or the first failure.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      stop.throwIfAborted();
      await work(item, stop);
    }
  };
  const lanes = Array.from({ length: Math.min(width, items.length) }, () => lane().catch((e) => failed.abort(e)));
  await Promise.all(lanes);
  failed.signal.throwIfAborted();
}
