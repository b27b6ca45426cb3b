import { RecentMap } from '../collection/recent-map.js';
import type { WireUploadedFile } from '../protocol/media.js';

/** What the platform holds and a message can show. */
export interface UploadedMedia {
  /** Goes into a message as `media: { file_info }`. For every target of the scene it was uploaded in. */
  readonly fileInfo: string;
  /** The platform's id of the file. */
  readonly fileUuid: string;
  /** End of `fileInfo`, Unix milliseconds; absent where it has none. */
  readonly expiresAt?: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** A message still has to be sent with it, and may be tried again. */
const MARGIN_MS = 30_000;

export function toUploadedMedia({ file_info, file_uuid, ttl }: WireUploadedFile, now = Date.now()): UploadedMedia {
  const expiresAt = ttl > 0 ? now + ttl * 1000 : undefined;
  return { fileInfo: file_info, fileUuid: file_uuid, ...(expiresAt !== undefined && { expiresAt }) };
}

/** What was uploaded lately and may be used again. */
export class UploadedMediaCache {
  readonly #known = new RecentMap<UploadedMedia>({ capacity: 500, ttlMs: DAY_MS });

  get(key: string, now = Date.now()): UploadedMedia | undefined {
    const media = this.#known.get(key);
    const isUsable = media && (media.expiresAt === undefined || now < media.expiresAt - MARGIN_MS);
    return isUsable ? media : undefined;
  }

  set(key: string, media: UploadedMedia, now = Date.now()): void {
    this.#known.set(key, media, now);
  }
}
