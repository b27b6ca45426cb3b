import { fileAddress } from '../http/api/storage.js';
import type { ChatMedia } from '../people/chat-media.js';
import type { Platform } from '../platform.js';
import { fileFormat } from '../rules/file-format.js';
import type { StoredFile } from '../storage/stored-file.js';
import { BadRequest } from './bad-request.js';

/** What people at the page may send, in bytes. */
const MAX_BYTES = 50 * 1024 * 1024;
/** Largest side of a picture, in pixels; what the page tells is not believed further. */
const MAX_PIXELS = 20_000;

/** By format: the number the platform shows it as, and what it calls the content. Everything else is a file. */
const KINDS: Readonly<Record<string, { fileType: number; contentType: string }>> = {
  png: { fileType: 1, contentType: 'image/png' },
  jpg: { fileType: 1, contentType: 'image/jpeg' },
  gif: { fileType: 1, contentType: 'image/gif' },
  webp: { fileType: 1, contentType: 'image/webp' },
  mp4: { fileType: 2, contentType: 'video/mp4' },
  silk: { fileType: 3, contentType: 'voice' },
  mp3: { fileType: 3, contentType: 'voice' },
  wav: { fileType: 3, contentType: 'voice' },
  ogg: { fileType: 3, contentType: 'voice' },
};
const FILE = { fileType: 4, contentType: 'file' };
const VOICE = 3;

/** A file somebody is about to send; kept until it is dropped for younger ones. */
export interface PeopleFile {
  readonly key: string;
  readonly fileType: number;
  readonly name: string;
  readonly size: number;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Keeps the content of a request. @throws {@link BadRequest} when it is empty or too large. */
export async function keepFile(platform: Platform, body: AsyncIterable<Uint8Array> | null, query: Query) {
  const file = await platform.storage.create();
  for await (const piece of body ?? []) {
    await file.write(piece, file.sizeBytes);
    if (file.sizeBytes > MAX_BYTES) break;
  }
  if (file.sizeBytes > 0 && file.sizeBytes <= MAX_BYTES) return shownFile(file, query['name'] ?? 'file');
  await platform.storage.drop(file);
  throw new BadRequest(`A file of 1 to ${MAX_BYTES} bytes is expected.`);
}

async function kindOf(file: StoredFile) {
  return KINDS[fileFormat(await file.head()) ?? ''] ?? FILE;
}

async function shownFile(file: StoredFile, name: string): Promise<PeopleFile> {
  const { fileType } = await kindOf(file);
  return { key: file.key, fileType, name, size: file.sizeBytes };
}

function pixels(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value <= MAX_PIXELS ? Math.round(value) : undefined;
}

/**
 * What a message with this file shows, and what the bot is told: `{ key, name, width, height }`. The address the bot gets
 * expires, as on the platform; the one people look at does not.
 *
 * @throws {@link BadRequest} when the file is kept no longer.
 */
export async function mediaOf(platform: Platform, wanted: Record<string, unknown>, origin: string): Promise<ChatMedia> {
  const file = platform.storage.get(String(wanted['key']));
  if (!file) throw new BadRequest('There is no such file any more: send it again.');
  const { fileType, contentType } = await kindOf(file);
  const name = typeof wanted['name'] === 'string' ? wanted['name'] : 'file';
  const ttl = platform.settings.fileLifetimeSeconds;
  const url = fileAddress(origin, file, ttl > 0 ? platform.now() + ttl * 1000 : undefined);
  const [width, height] = [pixels(wanted['width']), pixels(wanted['height'])];
  const attachment = {
    url,
    filename: name,
    size: file.sizeBytes,
    content_type: contentType,
    ...(width && height && { width, height }),
    ...(fileType === VOICE && { voice_wav_url: url, asr_refer_text: '' }),
  };
  return { shown: { fileType, url: fileAddress(origin, file), fileName: name, size: file.sizeBytes }, attachment };
}
