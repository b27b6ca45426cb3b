import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { MediaError, MediaSource } from '../../src/index.js';
import { eventually, gate } from '../helpers/eventually.js';
import { file, image, MIB, picture, pieces, startUploads, thrownBy, type Uploads } from '../helpers/media.js';

describe('an upload that is given up', () => {
  const given = new Error('no longer needed');

  test.each<[string, (uploads: Uploads, abort: () => void) => MediaSource | Promise<MediaSource>]>([
    [
      'while its stream is silent',
      (_, abort) => {
        setTimeout(abort, 50);
        return (async function* () {
          yield picture(100);
          await gate().opened;
        })();
      },
    ],
    [
      'during the request',
      ({ emulator }, abort) => {
        emulator.faults.http({ path: '/files', delayMs: 60_000, times: 1 });
        void eventually(() => expect(emulator.faults.active).toEqual([])).then(abort);
        return picture(100);
      },
    ],
    [
      'during a part',
      ({ emulator }, abort) => {
        emulator.faults.http({ method: 'PUT', path: /\/1$/, delayMs: 60_000 });
        const isThere = () => emulator.log.entries.some((entry) => entry.kind === 'call' && entry.path.endsWith('/0'));
        void eventually(() => expect(isThere()).toBe(true)).then(abort);
        return picture(5 * MIB);
      },
    ],
  ])('%s rejects with the reason', async (_, source) => {
    await using uploads = await startUploads({ uploadBlockBytes: 3 * MIB });
    const controller = new AbortController();
    const media = image(await source(uploads, () => controller.abort(given)));
    expect(await thrownBy(uploads.uploader.upload(media, uploads.user, { signal: controller.signal }))).toBe(given);
    expect(await readdir(uploads.folder)).toEqual([]);
  });

  test('before it began does nothing', async () => {
    await using uploads = await startUploads();
    const options = { signal: AbortSignal.abort(given) };
    expect(await thrownBy(uploads.uploader.upload(image(picture(9)), uploads.user, options))).toBe(given);
    expect(uploads.calls('')).toEqual([]);
  });

  test('while it waits to report a part again rejects with the reason', async () => {
    await using uploads = await startUploads({
      partFinishRefusals: 1e9,
      uploadRetry: { delaySeconds: 30, timeoutSeconds: 300 },
    });
    const controller = new AbortController();
    const failing = thrownBy(
      uploads.uploader.upload(image(picture(5 * MIB)), uploads.user, { signal: controller.signal }),
    );
    await eventually(() => expect(uploads.calls('upload_part_finish')).not.toEqual([]));
    controller.abort(given);
    expect(await failing).toBe(given);
  });
});

describe('a stream', () => {
  const leaking = async function* (bytes: Uint8Array, ended: { value: boolean }): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces(bytes);
    } finally {
      ended.value = true;
    }
  };

  test.each<[string, number, (uploads: Uploads) => void]>([
    ['an upload', 100, () => {}],
    ['an upload in parts', 5 * MIB, () => {}],
    ['a refusal', 100, ({ emulator }) => emulator.faults.http({ path: '/files', respond: { status: 400, body: {} } })],
    [
      'a failed part',
      5 * MIB,
      ({ emulator }) => emulator.faults.http({ method: 'PUT', path: '', respond: { status: 403 } }),
    ],
  ])('leaves no file behind after %s, and is ended', async (_, sizeBytes, prepare) => {
    await using uploads = await startUploads();
    prepare(uploads);
    const ended = { value: false };
    await uploads.uploader.upload(image(leaking(picture(sizeBytes), ended)), uploads.user).catch(() => {});
    expect(uploads.calls(/files|prepare/)).not.toEqual([]);
    expect(await readdir(uploads.folder)).toEqual([]);
    expect(ended.value).toBe(true);
  });

  test('that fails is told with its reason, and leaves no file behind', async () => {
    await using uploads = await startUploads();
    const source = (async function* () {
      yield picture(100);
      throw new Error('the camera fell down');
    })();
    const error = (await thrownBy(uploads.uploader.upload(image(source), uploads.user))) as MediaError;
    expect(error).toMatchObject({ problem: 'unreadable', message: expect.stringContaining('the camera fell down') });
    expect(await readdir(uploads.folder)).toEqual([]);
  });

  test('without an end is stopped at 200 MB', async () => {
    await using uploads = await startUploads();
    const piece = picture(15 * MIB);
    const ended = { value: false };
    const endless = async function* () {
      try {
        for (;;) yield piece;
      } finally {
        ended.value = true;
      }
    };
    expect(await thrownBy(uploads.uploader.upload(file(endless()), uploads.user))).toMatchObject({
      problem: 'too-large',
    });
    expect(ended.value).toBe(true);
    expect(await readdir(uploads.folder)).toEqual([]);
  });
});
