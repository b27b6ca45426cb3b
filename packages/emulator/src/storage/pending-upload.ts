import { createHash } from 'node:crypto';
import type { EmulatedBot } from '../bot.js';
import { secret } from '../ids.js';
import type { FileHashes, StoredFile } from './stored-file.js';

/** What a bot said it would upload. */
export interface Announced extends FileHashes {
  bot: EmulatedBot;
  scene: 'c2c' | 'group';
  targetId: string;
  fileType: number;
  fileName: string;
  sizeBytes: number;
}

export interface PendingPart {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Of what arrived last; `undefined` while nothing has. */
  md5?: string;
  isFinished: boolean;
  /** How often reporting it was put off. */
  refusals: number;
}

/** An upload in parts, from its announcement until it is merged. */
export class PendingUpload {
  readonly id = `upload_${secret(24)}`;
  /** Part of every presigned address. */
  readonly sign = secret(32);
  readonly parts: readonly PendingPart[];
  /** The answer to the merge, for a client that asks again because it was lost. */
  merged?: Record<string, unknown>;

  constructor(
    readonly announced: Announced,
    readonly file: StoredFile,
    readonly blockBytes: number,
  ) {
    const { sizeBytes } = announced;
    this.parts = Array.from({ length: Math.ceil(sizeBytes / blockBytes) }, (_, position) => {
      const start = position * blockBytes;
      return { start, end: Math.min(start + blockBytes, sizeBytes), isFinished: false, refusals: 0 };
    });
  }

  /** Takes the content of one part; a later one replaces it. @returns Whether it had the right length. */
  async put(part: PendingPart, content: AsyncIterable<Buffer>): Promise<boolean> {
    const md5 = createHash('md5');
    part.md5 = undefined;
    part.isFinished = false;
    let at = part.start;
    for await (const piece of content) {
      at += piece.length;
      // What is too much is read all the same, so that the answer arrives.
      if (at > part.end) continue;
      md5.update(piece);
      await this.file.write(piece, at - piece.length);
    }
    if (at !== part.end) return false;
    part.md5 = md5.digest('hex');
    return true;
  }
}
