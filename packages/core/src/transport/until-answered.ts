import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logging/logger.js';
import { backoffMs } from './gateway/backoff.js';

export interface UntilAnsweredOptions {
  /** Whether no later try can succeed, either. */
  isFatal: (error: unknown) => boolean;
  /** Put before what went wrong, in the log. */
  name: string;
  log: Logger;
  signal: AbortSignal;
}

/**
 * Asks the platform until it answers: being down for a while only delays a start.
 *
 * @throws what is fatal, and the signal's reason.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, options: UntilAnsweredOptions): Promise<T> {
  const { isFatal, name, log, signal } = options;
  for (let failures = 0; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (isFatal(error)) throw error;
      const delayMs = backoffMs(failures);
      log.warn({ err: error, delayMs }, `${name}: ${(error as Error).message}; asking again`);
      await sleep(delayMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
