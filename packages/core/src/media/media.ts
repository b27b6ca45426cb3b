import type { WireFileType } from '../protocol/media.js';
import type { Format } from './format.js';

/** What people see: a picture, a video, a voice message, or a file to download. */
export type MediaKind = 'image' | 'video' | 'voice' | 'file';

/**
 * Where the content is: a path, an http or https address (the platform downloads it), bytes, or anything that gives bytes
 * piece by piece, such as a Node `Readable` or the body of a `fetch`.
 */
export type MediaSource = string | URL | Uint8Array | AsyncIterable<Uint8Array>;

/** A picture, video, voice message or file, before it was uploaded. */
export interface Media {
  /** What people see it as. */
  kind: MediaKind;
  /** Where the content is. */
  source: MediaSource;
  /** The name people see of a file. @defaultValue that of the path or address, else one such as `file.pdf` */
  fileName?: string;
  /** Voice only: says that the content is bare PCM (16 bit, little-endian, one channel), and its samples per second. */
  sampleRateHz?: number;
}

/** Where it is to be sent. What is uploaded works for every target of the same scene, and for none of the other. */
export interface MediaTarget {
  /** Guilds take no uploads: there a picture travels with its message. */
  readonly scene: 'c2c' | 'group';
  /** `user_openid` or `group_openid`. */
  readonly id: string;
}

interface KindRule {
  fileType: WireFileType;
  /** Larger is still taken, but people see a file. */
  softLimitBytes: number;
  /** What the platform shows; absent where it takes everything. */
  formats?: readonly Format[];
}

const MIB = 1024 * 1024;

/** Nothing larger is taken, whatever it is. */
export const HARD_LIMIT_BYTES = 200 * MIB;

/**
 * The platform's rules by kind. The picture formats behind jpg are those of its overview page.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html}
 */
export const KIND_RULES: Readonly<Record<MediaKind, KindRule>> = {
  image: { fileType: 1, softLimitBytes: 20 * MIB, formats: ['png', 'jpg', 'gif', 'webp', 'bmp'] },
  video: { fileType: 2, softLimitBytes: 30 * MIB, formats: ['mp4'] },
  voice: { fileType: 3, softLimitBytes: 20 * MIB, formats: ['silk'] },
  file: { fileType: 4, softLimitBytes: HARD_LIMIT_BYTES },
};
