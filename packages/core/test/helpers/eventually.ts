import { vi } from 'vitest';

/** Repeats a check until it passes, for at most five seconds. */
export function eventually<T>(check: () => T | Promise<T>, timeoutMs = 5000): Promise<T> {
  return vi.waitFor(check, { timeout: timeoutMs, interval: 5 });
}

/** A promise and the means to resolve it: holds a handler until the test lets it go. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
