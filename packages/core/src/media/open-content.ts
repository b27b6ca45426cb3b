import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MediaError } from '../errors/media-error.js';
import { BytesContent, type Content, FileContent } from './content.js';
import type { MediaSource } from './media.js';
import { spool } from './spool.js';

export interface OpenOptions {
  /** Where a stream is kept meanwhile. */
  temporaryFolder: string;
  signal?: AbortSignal;
}

/** The address the platform is to download from; `undefined` where the content is here. */
export function addressOf(source: MediaSource): URL | undefined {
  const text = source instanceof URL ? source.href : source;
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text)) return undefined;
  if (URL.canParse(text)) return new URL(text);
  throw new MediaError('unreadable', {
    'zh-CN': `“${text}” 不是有效的网址；请写完整的 http(s) 地址。`,
    en: `"${text}" is no valid address; write a complete http or https one.`,
  });
}

/**
 * Opens what is not an address. Streams are read to their end first.
 *
 * @throws {@link MediaError} `unreadable`, or `too-large` for a stream.
 */
export function openContent(source: MediaSource, options: OpenOptions): Promise<Content> {
  if (source instanceof Uint8Array) return Promise.resolve(new BytesContent(source));
  if (typeof source === 'string' || source instanceof URL) return openFile(source);
  return spool(source, options);
}

async function openFile(source: string | URL): Promise<Content> {
  try {
    const path = /^file:/i.test(String(source)) ? fileURLToPath(source) : String(source);
    // Asked before it is opened: opening a pipe would wait for somebody to write into it.
    const info = await stat(path);
    if (!info.isFile()) throw new Error('not a file');
    return new FileContent(await open(path), info.size, basename(path));
  } catch (cause) {
    throw unreadable(String(source), cause as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, cause: NodeJS.ErrnoException): MediaError {
  const why = cause.code ?? cause.message;
  return new MediaError(
    'unreadable',
    {
      'zh-CN': `读不到文件 ${path}（${why}）；请检查路径与权限。相对路径从 ${process.cwd()} 算起。`,
      en: `The file ${path} cannot be read (${why}); check the path and its permissions. Relative paths start at ${process.cwd()}.`,
    },
    { cause },
  );
}
