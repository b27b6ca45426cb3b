import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { secret } from '../ids.js';

/** How much of a file `md5_10m` covers, in bytes. */
const FIRST_BYTES = 10_002_432;

export interface FileHashes {
  md5: string;
  sha1: string;
  md5First: string;
}

/** A content on disk, in a file without a name: it takes no memory, and is gone with the process at the latest. */
export class StoredFile {
  /** Nobody can guess it. */
  readonly key = secret(40);
  readonly #secret = secret(40);
  sizeBytes = 0;
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(): Promise<StoredFile> {
    const path = join(tmpdir(), `qqbot-emulator-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await rm(path).catch(() => {});
    return new StoredFile(file);
  }

  /** What makes an address with this in it one of ours. */
  sign(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, position);
    this.sizeBytes = Math.max(this.sizeBytes, position + bytes.length);
  }

  read(): Readable {
    return Readable.from(this.#pieces());
  }

  /** The first bytes, by which a format is recognised. */
  async head(): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  }

  async hashes(): Promise<FileHashes> {
    const [md5, sha1, md5First] = [createHash('md5'), createHash('sha1'), createHash('md5')];
    let at = 0;
    for await (const piece of this.#pieces()) {
      md5.update(piece);
      sha1.update(piece);
      md5First.update(piece.subarray(0, Math.max(0, FIRST_BYTES - at)));
      at += piece.length;
    }
    return { md5: md5.digest('hex'), sha1: sha1.digest('hex'), md5First: md5First.digest('hex') };
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async *#pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.sizeBytes; ) {
      const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}
