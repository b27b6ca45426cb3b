import type { WireAttachment } from '../../protocol/message.js';
import { download, type DownloadOptions } from './download.js';

/** A file that came with a message. */
export class Attachment {
  constructor(
    /** As it came, in the platform's own spelling. */
    readonly raw: WireAttachment,
    /** An address that may be asked although it is on this machine or network: the API's own, as with an emulator. */
    private readonly trustedOrigin?: string,
  ) {}

  /** What it is, whichever of the platform's spellings said so. */
  get kind(): 'image' | 'video' | 'voice' | 'file' {
    const type = this.contentType ?? '';
    if (type === 'voice' || type.startsWith('audio/')) return 'voice';
    if (type.startsWith('image/')) return 'image';
    return type.startsWith('video/') ? 'video' : 'file';
  }

  /** Where it lies, for some time only: download it at once. Guilds leave the scheme out. */
  get url(): string {
    return this.#withScheme(this.raw.url);
  }

  /** Of the file, where its sender's client told. */
  get name(): string | undefined {
    return this.raw.filename ?? undefined;
  }

  /** As the platform says; `voice` and `file` are no MIME types. */
  get contentType(): string | undefined {
    return this.raw.content_type ?? undefined;
  }

  /** As the platform says; {@link Attachment.download} does not rely on it. */
  get sizeBytes(): number | undefined {
    return this.raw.size ?? undefined;
  }

  /** In pixels, of images. */
  get width(): number | undefined {
    return this.raw.width ?? undefined;
  }

  /** In pixels, of images. */
  get height(): number | undefined {
    return this.raw.height ?? undefined;
  }

  /** What was said in a voice message, as the platform heard it. */
  get transcript(): string | undefined {
    return this.raw.asr_refer_text ?? undefined;
  }

  /** Where a voice message lies as wav, which more programs read than the silk at `url`. */
  get wavUrl(): string | undefined {
    const { voice_wav_url: url } = this.raw;
    return url ? this.#withScheme(url) : undefined;
  }

  /**
   * Downloads it.
   *
   * @throws {@link MessageError} when it is longer than `maxBytes`, or its address leads into this machine or network.
   * @throws {@link NetworkError} when it cannot be had: such addresses are good for a short time only.
   */
  download(options: DownloadOptions = {}): Promise<Buffer> {
    return download(this.url, { trustedOrigin: this.trustedOrigin, ...options });
  }

  /** https, but for the trusted origin, which knows how it is spoken to. */
  #withScheme(url: string): string {
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(url)) return url;
    const bare = url.replace(/^\/\//, '');
    const { trustedOrigin = '' } = this;
    const isTrusted = trustedOrigin !== '' && bare.startsWith(`${trustedOrigin.replace(/^\w+:\/\//, '')}/`);
    return isTrusted ? `${trustedOrigin.slice(0, trustedOrigin.indexOf('//'))}//${bare}` : `https://${bare}`;
  }
}
