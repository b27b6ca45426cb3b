import { createHash } from 'node:crypto';
import type { Content } from './content.js';

/**
 * What `md5_10m` covers. Not 10 MiB, whatever its name says.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html}
 */
const FIRST_BYTES = 10_002_432;

/** Hashes that tell contents apart, in lower-case hex. */
export interface Fingerprint {
  md5: string;
  sha1: string;
  /** MD5 of the first 10 002 432 bytes; of everything, where there is less. */
  md5First: string;
}

/** Reads everything once, keeping nothing. */
export async function fingerprintOf(content: Content, signal?: AbortSignal): Promise<Fingerprint> {
  const md5 = createHash('md5');
  const sha1 = createHash('sha1');
  const md5First = createHash('md5');
  let left = FIRST_BYTES;
  for await (const piece of content.read(0, content.sizeBytes)) {
    signal?.throwIfAborted();
    md5.update(piece);
    sha1.update(piece);
    if (left > 0) md5First.update(piece.subarray(0, left));
    left -= piece.length;
  }
  return { md5: md5.digest('hex'), sha1: sha1.digest('hex'), md5First: md5First.digest('hex') };
}
