import { EventEmitter, once } from 'node:events';
import { ApiError, type Dispatch, type OutboundLayer, type Recording } from '@qqbotjs/core';
import type { RecordedCall } from './recording.js';

/** Hears what reaches the bot and what leaves it, as a recording would. */
export class Ear implements Recording {
  readonly #heard = new EventEmitter();
  readonly #onCall: (call: RecordedCall) => void;

  /** @param onCall - Told of each call once it was answered. */
  constructor(onCall: (call: RecordedCall) => void) {
    this.#onCall = onCall;
    this.#heard.setMaxListeners(0);
  }

  event({ id }: Dispatch): void {
    this.#heard.emit('event', id);
    // A name of its own for each, so that one can be waited for.
    if (id !== undefined) this.#heard.emit(`event ${id}`);
  }

  get layer(): OutboundLayer {
    return async ({ method, path, body }, next) => {
      const [at, started] = [Date.now(), performance.now()];
      // What a body holds may change before it is looked at.
      const call = { method, path: bare(path), body: copy(body), at };
      const note = (result: Pick<RecordedCall, 'answer' | 'error'>): void => {
        this.#onCall({ ...call, ...result, ms: Math.round(performance.now() - started) });
        this.#heard.emit('call');
      };
      try {
        const answer = await next();
        note({ answer });
        return answer;
      } catch (error) {
        note({ error: describe(error) });
        throw error;
      }
    };
  }

  async close(): Promise<void> {}

  /** Resolves when the bot has received an event. */
  async received(id: string, signal: AbortSignal): Promise<void> {
    await once(this.#heard, `event ${id}`, { signal });
    // It is told before the bot has put the event in its line.
    await Promise.resolve();
  }

  /** Resolves at the next call. */
  async called(signal: AbortSignal): Promise<void> {
    await once(this.#heard, 'call', { signal });
  }
}

function bare(path: string): string {
  const [before = ''] = path.split('?');
  return decodeURIComponent(before);
}

function copy(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}

function describe(error: unknown): RecordedCall['error'] {
  const { name } = error as Error;
  return error instanceof ApiError ? { name, code: error.code, status: error.status } : { name };
}
