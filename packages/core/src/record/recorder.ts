import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { ApiError } from '../errors/api-error.js';
import type { Logger } from '../logging/logger.js';
import { secrets } from '../logging/secrets.js';
import type { Dispatch } from '../protocol/event.js';
import type { OutboundLayer } from '../rest/api-call.js';
import { Pseudonyms } from './pseudonyms.js';
import type { Recording } from './recording.js';

export interface RecorderOptions {
  /** One JSON object a line; made where it is missing, continued where it is there. Only its owner can read it. */
  path: string;
  /** Makes pseudonyms; the same in every run, so that a file that is continued stays of one piece. */
  secret: string;
  log: Logger;
}

/**
 * Writes down what comes in and what goes out, for a bug report or to be played again: `{ at, in: event }` and
 * `{ at, out: { method, path, body }, answer | error, ms }`. Ids are pseudonyms, secrets are cut out. What people wrote stays.
 */
export class Recorder implements Recording {
  readonly #file: WriteStream;
  readonly #pseudonyms: Pseudonyms;
  #isBroken = false;

  constructor({ path, secret, log }: RecorderOptions) {
    this.#pseudonyms = new Pseudonyms(secret);
    mkdirSync(dirname(resolve(path)), { recursive: true });
    this.#file = createWriteStream(path, { flags: 'a', mode: 0o600 });
    this.#file.on('error', (error) => {
      this.#isBroken = true;
      log.error({ err: error }, `record: ${path} cannot be written; recording has ended, the bot goes on`);
    });
  }

  /** Notes an event. */
  event(event: Dispatch): void {
    this.#write({ in: this.#pseudonyms.of(event) });
  }

  /** Notes every call and what came of it. */
  get layer(): OutboundLayer {
    return async (call, next) => {
      const started = performance.now();
      const out = {
        method: call.method,
        path: this.#pseudonyms.ofPath(call.path),
        body: this.#pseudonyms.of(call.body),
      };
      const note = (result: object): void =>
        this.#write({ out, ...result, ms: Math.round(performance.now() - started) });
      try {
        const answer = await next();
        note({ answer: this.#pseudonyms.of(answer) });
        return answer;
      } catch (error) {
        note({ error: describe(error) });
        throw error;
      }
    };
  }

  async close(): Promise<void> {
    this.#file.end();
    await finished(this.#file).catch(() => {});
  }

  #write(entry: object): void {
    if (this.#isBroken) return;
    this.#file.write(`${secrets.mask(JSON.stringify({ at: new Date().toISOString(), ...entry }))}\n`);
  }
}

function describe(error: unknown): object {
  if (error instanceof ApiError) return { name: error.name, code: error.code, status: error.status };
  return { name: (error as Error).name };
}
