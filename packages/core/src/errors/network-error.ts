import { QQBotError } from './qqbot-error.js';

/** What a {@link NetworkError} is made from. */
export interface NetworkErrorDetails {
  /** Of the request, such as `POST`. */
  method: string;
  /** Without the host. */
  path: string;
  /** Whether the effect may have happened all the same. When false, nothing was done, and asking again is safe. */
  mayHaveArrived: boolean;
}

/** No usable answer came: the line was cut, or it took too long. */
export class NetworkError extends QQBotError {
  /** Of the request, such as `POST`. */
  readonly method: string;
  /** Without the host; ids in it are encoded. */
  readonly path: string;
  /** Whether the effect may have happened all the same. When false, nothing was done, and asking again is safe. */
  readonly mayHaveArrived: boolean;

  constructor({ method, path, mayHaveArrived }: NetworkErrorDetails, options?: ErrorOptions) {
    const why = options?.cause instanceof Error ? options.cause.message || options.cause.name : 'no answer';
    super(
      'NETWORK',
      {
        'zh-CN': `${method} ${path} 没有得到应答（${why}）。${
          mayHaveArrived ? '请求可能已经送达，重发可能造成重复。' : '请求没有生效；请检查网络与 endpoints。'
        }`,
        en: `No answer to ${method} ${path} (${why}). ${
          mayHaveArrived
            ? 'It may have arrived all the same; sending it again could do it twice.'
            : 'It had no effect; check the network and endpoints.'
        }`,
      },
      options,
    );
    this.method = method;
    this.path = path;
    this.mayHaveArrived = mayHaveArrived;
  }
}
