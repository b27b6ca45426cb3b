import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MediaError } from '../errors/media-error.js';
import { abortable } from './abortable.js';
import { locateOptional } from './import-optional.js';
import type { Pcm } from './sound.js';

/** A minute of speech takes the encoder a second or two, which nobody else in the bot should have to wait for. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.encoder)
    .then(({ encode }) => encode(workerData.bytes, workerData.rateHz))
    .then(({ data }) => parentPort.postMessage(data));
`;

/**
 * Encodes silk in the flavour of QQ, on a thread of its own.
 *
 * @throws {@link MediaError} when `silk-wasm` is not installed, or cannot encode this.
 * @see {@link https://github.com/idranme/silk-wasm}
 */
export async function encodeSilk({ bytes, rateHz }: Pcm, signal?: AbortSignal): Promise<Uint8Array> {
  const encoder = locateOptional('silk-wasm');
  const worker = new Worker(WORKER, { eval: true, workerData: { encoder, bytes, rateHz } });
  try {
    const [silk] = (await abortable(once(worker, 'message'), signal)) as [Uint8Array];
    return silk;
  } catch (error) {
    if (error === signal?.reason) throw error;
    throw notEncoded(error);
  } finally {
    await worker.terminate();
  }
}

function notEncoded(cause: unknown): MediaError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new MediaError(
    'wrong-format',
    {
      'zh-CN': `这段声音不能编码为 silk（${why}）；请检查文件是否完整。`,
      en: `This sound could not be encoded as silk (${why}); check that the file is complete.`,
    },
    { cause },
  );
}
