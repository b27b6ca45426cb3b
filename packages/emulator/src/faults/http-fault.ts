/** Something that goes wrong with calls of the API. */
export interface HttpFault {
  /** Only calls with this method; any when missing. */
  method?: string;
  /** A string has to be contained in the path. */
  path: RegExp | string;
  /** How often it happens; for ever when missing. */
  times?: number;
  /** How likely it happens to a call that fits, from 0 to 1. @defaultValue 1 */
  probability?: number;
  /** Answers this instead of what the platform would. */
  respond?: { status: number; body?: unknown; headers?: Record<string, string> };
  /** Waits before it answers, in milliseconds. */
  delayMs?: number;
  /** `before`: the connection is reset and nothing is done. `after`: the work is done, then the answer is lost. */
  drop?: 'before' | 'after';
  /** With `respond` or `delayMs`: the work is done first all the same. @defaultValue false */
  accepted?: boolean;
}

/** Whether a call is one of those a fault is meant for. */
export function concerns({ method, path }: HttpFault, calledMethod: string, calledPath: string): boolean {
  if (method && method.toUpperCase() !== calledMethod) return false;
  return typeof path === 'string' ? calledPath.includes(path) : calledPath.search(path) !== -1;
}
