import { tmpdir } from 'node:os';
import type { Clock } from '../clock.js';
import type { Logger } from '../logging/logger.js';
import type { MediaApi } from './media-api.js';
import type { MediaUploader, UploadOptions } from './media-uploader.js';
import type { Media, MediaSource, MediaTarget } from './media.js';
import type { UploadedMedia } from './uploaded-media.js';

/**
 * Pictures, videos, voice messages and files of a bot, on their way to the platform: `bot.media`.
 *
 * Most bots never send any, so what it takes is loaded with the first.
 */
export class MediaDesk {
  #uploader?: Promise<MediaUploader>;

  constructor(
    private readonly api: MediaApi,
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  /** {@inheritDoc MediaUploader.upload} */
  async upload(media: Media, target: MediaTarget, options?: UploadOptions): Promise<UploadedMedia> {
    this.#uploader ??= this.#load();
    return (await this.#uploader).upload(media, target, options);
  }

  /**
   * A content as a whole, for where it travels beside a message.
   *
   * @throws {@link MediaError} when it cannot be read.
   */
  async read(source: MediaSource, signal?: AbortSignal): Promise<{ bytes: Buffer; name?: string }> {
    const [{ openContent }, { bytesOf }] = await Promise.all([import('./open-content.js'), import('./content.js')]);
    const content = await openContent(source, { signal, temporaryFolder: tmpdir() });
    try {
      return { bytes: await bytesOf(content), name: content.name };
    } finally {
      await content.close();
    }
  }

  /** Drops the connections to the storage. */
  async close(): Promise<void> {
    await (await this.#uploader)?.close();
  }

  async #load(): Promise<MediaUploader> {
    const { MediaUploader } = await import('./media-uploader.js');
    return new MediaUploader(this.api, { logger: this.logger, clock: this.clock });
  }
}
