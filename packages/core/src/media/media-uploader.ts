import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { unescape } from 'node:querystring';
import { type Clock, systemClock } from '../clock.js';
import { localize } from '../i18n/localized.js';
import type { Logger } from '../logging/logger.js';
import type { WireUploadedFile } from '../protocol/media.js';
import { abortable } from './abortable.js';
import { checkContent, degradation } from './check-media.js';
import { bytesOf } from './content.js';
import { fingerprintOf } from './fingerprint.js';
import type { MediaApi } from './media-api.js';
import { KIND_RULES, type Media, type MediaKind, type MediaTarget } from './media.js';
import { addressOf, openContent } from './open-content.js';
import { PartSender } from './part-sender.js';
import { Progress, type ProgressListener } from './progress.js';
import { toUploadedMedia, type UploadedMedia, UploadedMediaCache } from './uploaded-media.js';
import { type Upload, uploadInParts } from './upload-in-parts.js';
import { toSilk } from './voice.js';

export interface MediaUploaderOptions {
  logger?: Logger;
  /** Where streams are kept while they are uploaded. @defaultValue that of the system */
  temporaryFolder?: string;
  /** What is told by how long the platform keeps an upload. @defaultValue the machine's */
  clock?: Clock;
}

/** How a picture, video, voice or file gets to the platform. */
export interface UploadOptions {
  /**
   * Told how much is on its way; the last time, that all is. Not called where nothing has to go: for an address, which the
   * platform downloads by itself, and for what was uploaded before.
   */
  onProgress?: ProgressListener;
  /** Ends the upload; its reason is what is thrown. Give `AbortSignal.timeout()` to bound the whole. */
  signal?: AbortSignal;
  /** Longest wait for each single answer, in milliseconds. @defaultValue 60000 */
  timeoutMs?: number;
  /**
   * Whether an earlier upload of the same content may be used again while the platform keeps it. False uploads in any case,
   * which helps when the platform has lost it (304080).
   *
   * @defaultValue true; false for an address, behind which the content may have changed
   */
  reuse?: boolean;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Larger goes up in parts, as with the official SDK: the proxy before the API takes no large requests. */
const IN_PARTS_FROM_BYTES = 5 * 1024 * 1024;

/**
 * Brings pictures, videos, voice messages and files to the platform, so that messages can show them.
 *
 * Contents are told apart by their bytes: the same one, for the same kind and scene, is uploaded once while the platform
 * keeps it, and at a time.
 */
export class MediaUploader {
  readonly #sender = new PartSender();
  readonly #cache = new UploadedMediaCache();
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #temporaryFolder: string;
  readonly #clock: Clock;

  constructor(
    private readonly api: MediaApi,
    private readonly options: MediaUploaderOptions = {},
  ) {
    this.#temporaryFolder = options.temporaryFolder ?? tmpdir();
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * Uploads, or finds what was uploaded before. Spends no reply.
   *
   * Above 20 MB (30 MB for a video) the platform shows a file instead; that is its doing, and only logged here.
   *
   * @throws {@link MediaError} when it cannot be read, is empty, is larger than 200 MB, has a format that does not go with
   * its kind, or needs an encoder that is not installed.
   * @throws {@link ApiError} code 850026 when the platform cannot download an address; any other refusal.
   * @throws {@link NetworkError} when no answer came. Nothing was sent to anybody.
   */
  async upload(media: Media, target: MediaTarget, options: UploadOptions = {}): Promise<UploadedMedia> {
    const { signal } = options;
    signal?.throwIfAborted();
    const address = addressOf(media.source);
    try {
      return address
        ? await this.#uploadAddress(address, media, target, options)
        : await this.#uploadContent(media, target, options);
    } catch (error) {
      // Whatever failed because of the signal, what its owner gave as the reason is what is told.
      signal?.throwIfAborted();
      throw error;
    }
  }

  /** Drops the connections to the storage. */
  close(): Promise<void> {
    return this.#sender.close();
  }

  #uploadAddress(address: URL, media: Media, target: MediaTarget, options: UploadOptions): Promise<UploadedMedia> {
    const fileName = nameOf(media, unescape(address.pathname));
    const described = { file_type: KIND_RULES[media.kind].fileType, file_name: fileName, srv_send_msg: false };
    const key = keyOf(media, target, address.href, fileName);
    return this.#once(key, { reuse: false, ...options }, () =>
      this.api.upload(target.scene, target.id, { ...described, url: address.href }, requestOf(options)),
    );
  }

  async #uploadContent(media: Media, target: MediaTarget, options: UploadOptions): Promise<UploadedMedia> {
    const { signal } = options;
    const content = await openContent(media.source, { temporaryFolder: this.#temporaryFolder, signal });
    try {
      const format = await checkContent(content, media.kind);
      const fileName = nameOf(media, content.name, format);
      const fingerprint = await fingerprintOf(content, signal);
      const key = keyOf(media, target, fingerprint.sha1 + fingerprint.md5, fileName);
      return await this.#once(key, options, async () => {
        const { kind, sampleRateHz } = media;
        const ready = kind === 'voice' ? await toSilk(content, format, { sampleRateHz, signal }) : content;
        this.#warnIfDegraded(kind, ready.sizeBytes);
        const progress = new Progress(ready.sizeBytes, options.onProgress);
        const { fileType } = KIND_RULES[kind];
        const upload = { content: ready, fileType, fileName, target, progress, request: requestOf(options) };
        if (ready.sizeBytes < IN_PARTS_FROM_BYTES) return this.#uploadWhole(upload);
        const hashes = ready === content ? fingerprint : await fingerprintOf(ready, signal);
        return uploadInParts(this.api, this.#sender, upload, hashes);
      });
    } finally {
      await content.close();
    }
  }

  #warnIfDegraded(kind: MediaKind, sizeBytes: number): void {
    const warning = degradation(kind, sizeBytes);
    if (warning) this.options.logger?.warn({ kind, sizeBytes }, localize(warning));
  }

  async #uploadWhole({ content, fileType, fileName, target, progress, request }: Upload): Promise<WireUploadedFile> {
    const data = (await bytesOf(content)).toString('base64');
    const body = { file_type: fileType, file_name: fileName, srv_send_msg: false, file_data: data };
    const file = await this.api.upload(target.scene, target.id, body, request);
    progress.part()(content.sizeBytes);
    return file;
  }

  /** Whoever wants the same thing meanwhile waits for it; should it fail, they try for themselves. */
  async #once(
    key: string,
    { reuse = true, signal }: UploadOptions,
    upload: () => Promise<WireUploadedFile>,
  ): Promise<UploadedMedia> {
    if (reuse) await abortable(this.#underWay.get(key) ?? Promise.resolve(), signal);
    const known = reuse ? this.#cache.get(key, this.#clock.now()) : undefined;
    if (known) return known;
    const uploading = upload().then((file) => this.#keep(key, file));
    const ended = uploading.then(nothing, nothing);
    this.#underWay.set(key, ended);
    try {
      return await uploading;
    } finally {
      if (this.#underWay.get(key) === ended) this.#underWay.delete(key);
    }
  }

  #keep(key: string, file: WireUploadedFile): UploadedMedia {
    const now = this.#clock.now();
    const media = toUploadedMedia(file, now);
    this.#cache.set(key, media, now);
    return media;
  }
}

const nothing = (): void => {};

/** A name that people can open it by, without the folders it lies in. */
function nameOf({ kind, fileName }: Media, found = '', format = 'bin'): string {
  return basename(fileName ?? found) || `${kind}.${format}`;
}

/** What has to be the same for an upload to be used again. Only of a file do people see the name. */
function keyOf({ kind, sampleRateHz }: Media, { scene }: MediaTarget, identity: string, fileName: string): string {
  return [scene, kind, sampleRateHz, identity, kind === 'file' && fileName].join(' ');
}

/** Doing it twice leaves a second file that nobody sees, so that a lost answer is asked for again. */
function requestOf({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: UploadOptions): Upload['request'] {
  return { signal, timeoutMs, idempotent: true };
}
