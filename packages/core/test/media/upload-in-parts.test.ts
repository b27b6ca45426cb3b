import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type ApiError, NetworkError } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { digest, file, image, MIB, picture, pieces, startUploads, thrownBy } from '../helpers/media.js';

describe('a content of 5 MB and more', () => {
  const bytes = picture(5 * MIB + 7);
  /** Three of them. */
  const blocks = { uploadBlockBytes: 2 * MIB };

  test('goes up in parts that arrive as they were', async () => {
    await using uploads = await startUploads({ ...blocks, uploadConcurrency: 2 });
    const { fileInfo } = await uploads.uploader.upload(file(bytes, 'a.png'), uploads.user);
    expect(await uploads.shown(fileInfo)).toMatchObject({ fileType: 4, fileName: 'a.png', content: digest(bytes) });
    expect(uploads.calls('/upload_prepare$')).toMatchObject([
      { requestBody: { file_type: 4, file_name: 'a.png', file_size: String(bytes.length) } },
    ]);
    expect(uploads.calls('/files$')).toMatchObject([{ requestBody: { upload_id: expect.any(String) } }]);
    expect(uploads.calls('/upload_part_finish$').map(({ requestBody }) => requestBody)).toMatchObject(
      [String(2 * MIB), String(2 * MIB), String(MIB + 7)].map((block_size) => ({ block_size })),
    );
  });

  test('begins to do so at 5 MiB exactly', async () => {
    await using uploads = await startUploads();
    await uploads.uploader.upload(image(picture(5 * MIB - 1)), uploads.user);
    expect(uploads.calls('upload_prepare')).toHaveLength(0);
    await uploads.uploader.upload(image(picture(5 * MIB)), uploads.user);
    expect(uploads.calls('upload_prepare')).toHaveLength(1);
  });

  test.each([
    ['the parts are counted from 1', { uploadFirstIndex: 1 }],
    ['the configuration stands beside the parts', { uploadConfigPlace: 'top', uploadConcurrency: 3 }],
    ['the blocks are odd', { uploadBlockBytes: 1_000_001 }],
    ['there is one part', { uploadBlockBytes: 100 * MIB }],
  ] as const)('arrives when %s', async (_, settings) => {
    await using uploads = await startUploads({ ...blocks, enforceRateLimits: false, ...settings });
    const { fileInfo } = await uploads.uploader.upload(image(Readable.from(pieces(bytes))), uploads.group);
    expect(await uploads.shown(fileInfo, uploads.group)).toMatchObject({ fileType: 1, content: digest(bytes) });
  });

  test('has as many parts under way as the platform wants', async () => {
    await using uploads = await startUploads({ ...blocks, uploadConcurrency: 2 });
    uploads.emulator.faults.http({ method: 'PUT', path: /\/0$/, delayMs: 1500, accepted: true });
    await uploads.uploader.upload(image(bytes), uploads.user);
    expect(uploads.calls('/storage/').map(({ path }) => path.at(-1))).toEqual(['1', '2', '0']);
  });

  test.each([
    ['is answered with 503', { respond: { status: 503, body: '<Error/>' } }],
    ['is cut off', { drop: 'before' }],
    ['loses its answer', { drop: 'after' }],
  ] as const)('survives a part that %s', async (_, fault) => {
    await using uploads = await startUploads(blocks);
    uploads.emulator.faults.http({ method: 'PUT', path: /\/1$/, times: 2, ...fault });
    const { fileInfo } = await uploads.uploader.upload(image(bytes), uploads.user);
    expect((await uploads.shown(fileInfo)).content).toBe(digest(bytes));
    expect(uploads.calls(/storage.*\/1$/)).toHaveLength(3);
  });

  test('tells a progress that never goes back and ends complete, whatever has to be sent again', async () => {
    await using uploads = await startUploads({ ...blocks, uploadConcurrency: 2 });
    uploads.emulator.faults.http({ method: 'PUT', path: /\/1$/, times: 2, respond: { status: 500 }, accepted: true });
    const seen: number[] = [];
    await uploads.uploader.upload(image(bytes), uploads.user, {
      onProgress: ({ sentBytes, totalBytes }) => {
        expect(totalBytes).toBe(bytes.length);
        seen.push(sentBytes);
      },
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.every((sent, n) => n === 0 || sent > Number(seen[n - 1]))).toBe(true);
    expect(seen.at(-1)).toBe(bytes.length);
  });

  test('reports a part again until the platform has seen it', async () => {
    await using uploads = await startUploads({
      ...blocks,
      partFinishRefusals: 2,
      uploadRetry: { delaySeconds: 0.02, timeoutSeconds: 60 },
    });
    const { fileInfo } = await uploads.uploader.upload(image(bytes), uploads.user);
    expect((await uploads.shown(fileInfo)).content).toBe(digest(bytes));
    expect(uploads.calls('upload_part_finish').filter(({ code }) => code === 40_093_001)).toHaveLength(6);
    expect(uploads.calls('/storage/uploads/')).toHaveLength(3);
  });

  test('gives a part up once the time for that is over', async () => {
    await using uploads = await startUploads({
      ...blocks,
      partFinishRefusals: 1e9,
      uploadRetry: { delaySeconds: 0.05, timeoutSeconds: 0.3 },
    });
    const error = (await thrownBy(uploads.uploader.upload(image(bytes), uploads.user))) as ApiError;
    expect(error.is(40093001)).toBe(true);
    expect(uploads.calls('upload_part_finish').length).toBeGreaterThan(1);
    expect(uploads.calls('/files$')).toEqual([]);
  });

  test('fails when a part is refused, without asking again and without telling the signature', async () => {
    await using uploads = await startUploads(blocks);
    uploads.emulator.faults.http({ method: 'PUT', path: /\/1$/, respond: { status: 403, body: 'AccessDenied' } });
    const error = (await thrownBy(uploads.uploader.upload(image(bytes), uploads.user))) as ApiError;
    expect(error).toMatchObject({ status: 403, method: 'PUT', tries: 1, reason: 'AccessDenied' });
    expect(error.path).toMatch(/^127\.0\.0\.1:\d+\/storage\/uploads\/[^?]*\/1$/);
    expect(error.message).not.toContain('sign=');
    expect(uploads.calls(/storage.*\/2$/)).toEqual([]);
    expect(uploads.calls('/files$')).toEqual([]);
  });

  test('fails when the storage cannot be reached, having had no effect', async () => {
    await using uploads = await startUploads(blocks);
    uploads.emulator.faults.http({ method: 'PUT', path: '/storage/', drop: 'before' });
    const error = (await thrownBy(uploads.uploader.upload(image(bytes), uploads.user))) as NetworkError;
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ method: 'PUT', mayHaveArrived: false });
    expect(error.message).not.toContain('sign=');
  }, 30_000);

  test('gives up a part that the storage never answers', async () => {
    await using uploads = await startUploads(blocks);
    uploads.emulator.faults.http({ method: 'PUT', path: '/storage/', delayMs: 60_000 });
    const error = await thrownBy(uploads.uploader.upload(image(bytes), uploads.user, { timeoutMs: 300 }));
    expect(error).toBeInstanceOf(NetworkError);
  }, 30_000);

  test('tells what a progress listener throws', async () => {
    await using uploads = await startUploads(blocks);
    const onProgress = () => {
      throw new Error('the bar is broken');
    };
    const error = await thrownBy(uploads.uploader.upload(image(bytes), uploads.user, { onProgress }));
    expect(error).toMatchObject({ message: 'the bar is broken' });
  });

  test('whose file becomes shorter meanwhile is told as such', async () => {
    await using uploads = await startUploads();
    const path = join(uploads.folder, 'growing.png');
    await writeFile(path, bytes);
    uploads.emulator.faults.http({ path: 'upload_prepare', delayMs: 500, times: 1 });
    const failing = thrownBy(uploads.uploader.upload(image(path), uploads.user));
    await eventually(() => expect(uploads.emulator.faults.active).toEqual([]));
    await truncate(path, 3 * MIB);
    expect(await failing).toMatchObject({ problem: 'unreadable' });
  });
});
