import type { FileHandle } from 'node:fs/promises';
import { getDefaultHighWaterMark } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MediaError } from '../errors/media-error.js';

/** Bytes that can be read as often as needed. Close it when done. */
export interface Content {
  readonly sizeBytes: number;
  /** Of the file they came from. */
  readonly name?: string;
  /**
   * The bytes from `start` up to `end`, piece by piece.
   *
   * A piece is good until the next one is asked for: its memory is used again.
   */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * As much as makes a socket say "wait" after each piece, whoever changed that mark: a piece has left this process by the
 * time the next one is asked for, so that one buffer does for a whole upload. With a new one for each piece, V8 lets
 * 32 MB of them pile up before it collects any.
 */
const pieceBytes = (): number => Math.max(256 * 1024, getDefaultHighWaterMark(false));

/** Bytes in memory; not copied. */
export class BytesContent implements Content {
  constructor(private readonly bytes: Uint8Array) {}

  get sizeBytes(): number {
    return this.bytes.length;
  }

  async *read(start: number, end: number): AsyncGenerator<Uint8Array> {
    const step = pieceBytes();
    for (let at = start; at < end; at += step) {
      yield this.bytes.subarray(at, Math.min(at + step, end));
      // Hashing a large file must not hold up everything else.
      await nextTurn();
    }
  }

  async close(): Promise<void> {}
}

/** An open file, read by positions: parts of it can be read side by side. */
export class FileContent implements Content {
  /** @param name - As people see it; where it lies does not matter once it is open. */
  constructor(
    private readonly file: FileHandle,
    readonly sizeBytes: number,
    readonly name?: string,
  ) {}

  async *read(start: number, end: number): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(Math.min(pieceBytes(), end - start));
    for (let at = start; at < end; at += buffer.length) {
      const piece = buffer.subarray(0, Math.min(buffer.length, end - at));
      await this.#fill(piece, at);
      yield piece;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** A system may give less than was asked for. */
  async #fill(piece: Uint8Array, position: number): Promise<void> {
    for (let filled = 0; filled < piece.length; ) {
      const { bytesRead } = await this.file.read(piece, filled, piece.length - filled, position + filled);
      if (bytesRead === 0) throw shrunk(this.name);
      filled += bytesRead;
    }
  }
}

/** All of it, or its beginning, in one piece of memory. */
export async function bytesOf(content: Content, length = content.sizeBytes): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(Math.min(length, content.sizeBytes));
  let at = 0;
  for await (const piece of content.read(0, bytes.length)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function shrunk(name = ''): MediaError {
  return new MediaError('unreadable', {
    'zh-CN': `文件 ${name} 在上传途中变短了；请等它写完再发送。`,
    en: `The file ${name} became shorter while it was uploaded; send it once it is complete.`,
  });
}
