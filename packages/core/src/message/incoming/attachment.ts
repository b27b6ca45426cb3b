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

  get kind(): 'image' | 'video' | 'voice' | 'file' {
    const type = this.contentType ?? '';
    if (type === 'voice' || type.startsWith('audio/')) return 'voice';
    if (type.startsWith('image/')) return 'image';
    return type.startsWith('video/') ? 'video' : 'file';
  }

  /** Where it lies, for some time only: download it at once. Guilds leave the scheme out. */
  get url(): string {
    return withScheme(this.raw.url);
  }

  get name(): string | undefined {
    return this.raw.filename ?? undefined;
  }

  /** As the platform says; `voice` and `file` are no MIME types. */
  get contentType(): string | undefined {
    return this.raw.content_type ?? undefined;
  }

  get sizeBytes(): number | undefined {
    return this.raw.size ?? undefined;
  }

  /** In pixels, of images. */
  get width(): number | undefined {
    return this.raw.width ?? undefined;
  }

  get height(): number | undefined {
    return this.raw.height ?? undefined;
  }

  /** What was said in a voice message, as the platform heard it. */
  get transcript(): string | undefined {
    return this.raw.asr_refer_text ?? undefined;
  }

  /** Where a voice message lies as wav, which more programs read than the silk at `url`. */
  get wavUrl(): string | undefined {
    return this.raw.voice_wav_url ? withScheme(this.raw.voice_wav_url) : undefined;
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
}

function withScheme(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `https://${url.replace(/^\/\//, '')}`;
}
