import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BytesContent, bytesOf, FileContent } from '../../src/media/content.js';
import { fingerprintOf } from '../../src/media/fingerprint.js';
import { picture } from '../helpers/media.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** As the documentation has it, which is not 10 MiB. */
const FIRST_BYTES = 10_002_432;
const hash = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

async function withFile<T>(bytes: Uint8Array, use: (content: FileContent) => Promise<T>): Promise<T> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'content');
  await writeFile(path, bytes);
  const content = new FileContent(await open(path), bytes.length);
  try {
    return await use(content);
  } finally {
    await content.close();
  }
}

describe('a fingerprint', () => {
  test.each([1, 100, 65_536, FIRST_BYTES - 1, FIRST_BYTES, FIRST_BYTES + 1, 10 * 1024 * 1024, 12_000_000])(
    'of %i bytes covers the first 10 002 432 in md5First, and all in the others',
    async (sizeBytes) => {
      const bytes = picture(sizeBytes);
      const expected = {
        md5: hash('md5', bytes),
        sha1: hash('sha1', bytes),
        md5First: hash('md5', bytes.subarray(0, FIRST_BYTES)),
      };
      expect(await fingerprintOf(new BytesContent(bytes))).toEqual(expected);
      expect(await withFile(bytes, fingerprintOf)).toEqual(expected);
    },
  );
});

describe('a content', () => {
  test('gives any stretch of itself, from memory as from a file', async () => {
    const bytes = picture(300_000);
    const stretch = fc
      .tuple(fc.nat(bytes.length), fc.nat(bytes.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    await withFile(bytes, (file) =>
      fc.assert(
        fc.asyncProperty(stretch, async ([start = 0, end = 0]) => {
          for (const content of [file, new BytesContent(bytes)]) {
            const found: Buffer[] = [];
            // Copied, since the memory of a piece is used again.
            for await (const piece of content.read(start, end)) found.push(Buffer.from(piece));
            expect(Buffer.concat(found).equals(bytes.subarray(start, end))).toBe(true);
          }
        }),
        { numRuns: 50 },
      ),
    );
  });

  test('gives stretches side by side without mixing them up', async () => {
    const bytes = picture(1_000_000);
    const read = async (content: FileContent, start: number, end: number): Promise<boolean> => {
      let at = start;
      for await (const piece of content.read(start, end)) {
        if (!bytes.subarray(at, at + piece.length).equals(piece)) return false;
        at += piece.length;
      }
      return at === end;
    };
    const starts = [0, 200_000, 400_000, 600_000];
    const whole = await withFile(bytes, (content) =>
      Promise.all(starts.map((start) => read(content, start, start + 400_000))),
    );
    expect(whole).toEqual([true, true, true, true]);
  });

  test('is shorter than its beginning when there is less of it', async () => {
    expect(await bytesOf(new BytesContent(Buffer.from('ab')), 16)).toEqual(Buffer.from('ab'));
  });
});
