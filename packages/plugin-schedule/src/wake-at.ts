/**
 * A timer counts neither the sleep of the machine nor a clock that is put right, and cannot count further than 24 days. So
 * the clock is looked at this often, in milliseconds.
 */
const LONGEST_SLEEP_MS = 30_000;

/** Calls once the clock shows a time. @returns Calls it off. */
export function wakeAt(time: Date, wake: () => void): () => void {
  let timer: NodeJS.Timeout;
  const leftMs = () => time.getTime() - Date.now();
  const sleep = (): void => {
    timer = setTimeout(() => (leftMs() > 0 ? sleep() : wake()), Math.min(leftMs(), LONGEST_SLEEP_MS));
  };
  sleep();
  return () => clearTimeout(timer);
}
