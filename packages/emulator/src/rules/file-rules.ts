import type { EmulatorSettings } from '../settings.js';
import { fileFormat } from './file-format.js';
import { Refusal } from './refusal.js';

/** Formats shown as what they are, by `file_type`; the rest can only be sent as a file (4). */
export interface FileFormats {
  /** Endings without the dot. */
  image: readonly string[];
  /** Endings without the dot. */
  video: readonly string[];
  /** Endings without the dot. */
  voice: readonly string[];
}

/**
 * png and jpg, mp4, silk; the other pictures are those of the overview page. It lists mp3, wav and ogg for voice as well,
 * which the page of the endpoint does not.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html}
 */
export const FILE_FORMATS: FileFormats = {
  image: ['png', 'jpg', 'gif', 'webp', 'bmp'],
  video: ['mp4'],
  voice: ['silk'],
};

const KINDS = { 1: 'image', 2: 'video', 3: 'voice' } as const;
const FILE = 4;

/** @throws {@link Refusal} 850019 when it is none of the four. */
export function fileTypeOf(body: Readonly<Record<string, unknown>>): number {
  const fileType = body['file_type'];
  if (typeof fileType !== 'number' || ![1, 2, 3, 4].includes(fileType)) throw new Refusal('badFileType');
  return fileType;
}

/** @throws {@link Refusal} 850031 */
export function checkFileSize(sizeBytes: number, settings: EmulatorSettings): void {
  if (sizeBytes > settings.maxFileBytes) throw new Refusal('fileTooLarge');
}

/**
 * What a content is shown as: what it was uploaded as, or, above the soft limit, a file.
 *
 * @throws {@link Refusal} 850031 when it is too large, 850019 when its format does not go with its type.
 */
export function shownType(fileType: number, sizeBytes: number, head: Buffer, settings: EmulatorSettings): number {
  checkFileSize(sizeBytes, settings);
  if (sizeBytes === 0) throw new Refusal('badFileFormat');
  if (fileType === FILE) return FILE;
  const kind = KINDS[fileType as keyof typeof KINDS];
  if (!settings.fileFormats[kind].includes(fileFormat(head) ?? '')) throw new Refusal('badFileFormat');
  return sizeBytes > settings.softFileLimits[kind] ? FILE : fileType;
}
