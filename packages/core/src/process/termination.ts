/** What ends a process from outside: Ctrl-C, and service managers. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What a shell reports for Ctrl-C. */
const FORCED_EXIT_CODE = 130;

/** A wish that this process should end. */
export interface Termination extends Disposable {
  /** Resolves at the first signal. */
  readonly requested: Promise<void>;
}

/**
 * Listens for SIGINT and SIGTERM. After the first there is time to finish; a second one leaves at once, with exit code 130.
 *
 * @param onSecond - Runs right before leaving; must not wait for anything.
 */
export function termination(onSecond: () => void = () => {}): Termination {
  let request = (): void => {};
  const requested = new Promise<void>((resolve) => {
    request = resolve;
  });
  let isRequested = false;
  const listener = (): void => {
    if (isRequested) {
      onSecond();
      process.exit(FORCED_EXIT_CODE);
    }
    isRequested = true;
    request();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return {
    requested,
    [Symbol.dispose]: () => {
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}
