import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { retry } from '../rest/retry.js';
import type { Content } from './content.js';
import type { Part } from './upload-plan.js';

export interface SendPartOptions {
  /** Longest wait for the network to take or give anything, in milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Told, during each try, how many bytes of it are on their way. */
  onSent: (sentBytes: number) => void;
}

const EXCERPT_LENGTH = 120;

/** Puts parts of a content to the addresses the platform signed for them. A part is read while it is sent, never held. */
export class PartSender {
  readonly #agent = new Agent();
  readonly #retry = retry();

  /**
   * Sends one part, again where that may help.
   *
   * @returns The MD5 of what was sent.
   * @throws {@link ApiError} when the storage refuses.
   * @throws {@link NetworkError} when it cannot be reached.
   */
  async send(part: Part, content: Content, options: SendPartOptions): Promise<string> {
    const { host, pathname } = new URL(part.url);
    // The query is left out of errors: it is a signature that lets anybody write.
    const path = host + pathname;
    const call = { method: 'PUT' as const, path, route: `PUT ${host}`, headers: {}, idempotent: true, ...options };
    return (await this.#retry(call, () => this.#put(part, content, options, call.path))) as string;
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #put({ url, start, end }: Part, content: Content, options: SendPartOptions, path: string): Promise<string> {
    const { timeoutMs, signal, onSent } = options;
    const body = new PartBody(content.read(start, end), onSent);
    const times = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, signal };
    const headers = { 'content-length': String(end - start) };
    try {
      const put = { ...times, dispatcher: this.#agent, method: 'PUT' as const, headers, body: body.stream() };
      await readAnswer(path, await request(url, put));
      return body.md5();
    } catch (error) {
      if (body.failure !== undefined) throw body.failure;
      throw error instanceof ApiError || signal?.aborted ? error : unreachable(path, error);
    }
  }
}

/** The bytes of one try. Hashed on their way, so that the hash is of what was sent. */
class PartBody {
  readonly #md5: Hash = createHash('md5');
  /** What went wrong on our side of the line. */
  failure?: Error;

  constructor(
    private readonly pieces: AsyncIterable<Uint8Array>,
    private readonly onSent: (sentBytes: number) => void,
  ) {}

  /** undici takes any async iterable, and asks for the next piece only when the socket wants more; its types do not say so. */
  stream(): Readable {
    return this.#read() as unknown as Readable;
  }

  md5(): string {
    return this.#md5.digest('hex');
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    let sentBytes = 0;
    try {
      for await (const piece of this.pieces) {
        this.#md5.update(piece);
        yield piece;
        sentBytes += piece.length;
        this.onSent(sentBytes);
      }
    } catch (error) {
      this.failure = error as Error;
      throw error;
    }
  }
}

async function readAnswer(path: string, { statusCode: status, body }: Dispatcher.ResponseData): Promise<void> {
  if (status >= 200 && status < 300) return body.dump();
  const reason = (await body.text()).slice(0, EXCERPT_LENGTH);
  throw new ApiError({ code: status, status, method: 'PUT', path, reason });
}

/** A part that did not arrive has no effect anybody could see. */
function unreachable(path: string, cause: unknown): NetworkError {
  return new NetworkError({ method: 'PUT', path, mayHaveArrived: false }, { cause });
}
