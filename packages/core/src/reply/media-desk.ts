import { tmpdir } from 'node:os';
import type { Conversation } from '../context/conversation.js';
import { bytesOf } from '../media/content.js';
import type { MediaUploader, UploadOptions } from '../media/media-uploader.js';
import { openContent } from '../media/open-content.js';
import type { MediaPart } from '../message/part.js';
import type { CallFile } from '../rest/api-call.js';

export type MediaOptions = Pick<UploadOptions, 'onProgress' | 'signal'>;

/** Gets media ready to be sent: uploaded beforehand, or as bytes beside a guild's message. */
export class MediaDesk {
  constructor(private readonly uploader: MediaUploader) {}

  /** @returns The `file_info` a message refers to it by. */
  async upload({ type, source, name }: MediaPart, to: Conversation, options: MediaOptions): Promise<string> {
    const { onProgress, signal } = options;
    const media = { kind: type, source, fileName: name };
    const target = { scene: to.scene as 'c2c' | 'group', id: to.id };
    const { fileInfo } = await this.uploader.upload(media, target, { onProgress, signal });
    return fileInfo;
  }

  /** A picture for a guild, whole. */
  async read({ source, name }: MediaPart, signal?: AbortSignal): Promise<CallFile> {
    const content = await openContent(source, { signal, temporaryFolder: tmpdir() });
    try {
      return { field: 'file_image', fileName: name ?? content.name ?? 'image.png', bytes: await bytesOf(content) };
    } finally {
      await content.close();
    }
  }

  close(): Promise<void> {
    return this.uploader.close();
  }
}
