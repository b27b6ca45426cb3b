import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaError } from '../errors/media-error.js';
import { abortable } from './abortable.js';
import { checkNotTooLarge } from './check-media.js';
import { type Content, FileContent } from './content.js';
import type { OpenOptions } from './open-content.js';

/**
 * Writes a stream of unknown length to a file that only this process can read, so that it can be measured, hashed and
 * sent again. The file goes with the content, or with this process.
 */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  { temporaryFolder, signal }: OpenOptions,
): Promise<Content> {
  const path = join(temporaryFolder, `qqbot-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  // Without a name it is gone once it is closed, even by a crash. Where a system refuses that, close() removes it.
  await rm(path).catch(() => {});
  const close = async (): Promise<void> => {
    await file.close();
    await rm(path, { force: true });
  };
  try {
    const sizeBytes = await copy(source, file, signal);
    return Object.assign(new FileContent(file, sizeBytes), { close });
  } catch (error) {
    await close();
    if (error instanceof MediaError || error === signal?.reason) throw error;
    throw broken(error);
  }
}

/** @returns How many bytes there were. */
async function copy(source: AsyncIterable<unknown>, file: FileHandle, signal?: AbortSignal): Promise<number> {
  const pieces = source[Symbol.asyncIterator]();
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await abortable(pieces.next(), signal);
      if (done) return sizeBytes;
      if (!(value instanceof Uint8Array)) throw notBytes(value);
      sizeBytes += value.length;
      checkNotTooLarge(sizeBytes);
      await file.writeFile(value);
    }
  } finally {
    // Not waited for: a source that is silent would keep this from ending.
    (async () => pieces.return?.())().catch(() => {});
  }
}

function broken(cause: unknown): MediaError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new MediaError(
    'unreadable',
    {
      'zh-CN': `流在读完之前出错（${why}），没有上传；请重新取得它再发送。`,
      en: `The stream failed before its end (${why}), and nothing was uploaded; get it again and send that.`,
    },
    { cause },
  );
}

function notBytes(piece: unknown): MediaError {
  return new MediaError('unreadable', {
    'zh-CN': `流给出的是 ${typeof piece}，不是字节；请去掉 setEncoding()，或改为给出 Uint8Array。`,
    en: `The stream gives ${typeof piece} instead of bytes; leave out setEncoding(), or give Uint8Array.`,
  });
}
