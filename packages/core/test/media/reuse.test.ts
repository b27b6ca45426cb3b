import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Media } from '../../src/index.js';
import { UploadedMediaCache } from '../../src/media/uploaded-media.js';
import { eventually } from '../helpers/eventually.js';
import { digest, file, image, picture, pieces, startUploads, thrownBy } from '../helpers/media.js';

describe('what was uploaded before', () => {
  const bytes = picture(5000);

  test('is used again, for any target of the same scene', async () => {
    await using uploads = await startUploads();
    const { uploader, user, group, emulator } = uploads;
    const first = await uploader.upload(image(bytes), user);
    expect(await uploader.upload(image(Readable.from(pieces(bytes))), user)).toEqual(first);
    const hong = { scene: 'c2c', id: emulator.user('Hong').openid } as const;
    expect(await uploader.upload(image(bytes), hong)).toEqual(first);
    expect((await uploads.shown(first.fileInfo, hong)).content).toBe(digest(bytes));
    expect(uploads.calls('/files$')).toHaveLength(1);
    expect((await uploader.upload(image(bytes), group)).fileInfo).not.toBe(first.fileInfo);
    expect(uploads.calls('/files$')).toHaveLength(2);
  });

  test.each<[string, Media, Media]>([
    ['another content', image(bytes), image(picture(5000, 1))],
    ['another kind', image(bytes), file(bytes)],
    ['a file of another name', file(bytes, 'a.png'), file(bytes, 'b.png')],
  ])('is not used for %s', async (_, one, other) => {
    await using uploads = await startUploads();
    const first = await uploads.uploader.upload(one, uploads.user);
    expect((await uploads.uploader.upload(other, uploads.user)).fileInfo).not.toBe(first.fileInfo);
  });

  test('is used for a picture of another name, which nobody sees', async () => {
    await using uploads = await startUploads();
    const first = await uploads.uploader.upload({ ...image(bytes), fileName: 'a.png' }, uploads.user);
    expect(await uploads.uploader.upload({ ...image(bytes), fileName: 'b.png' }, uploads.user)).toEqual(first);
  });

  test.each([
    ['is used for ever when it has no end', 0, 1],
    ['is not used when its end is near', 25, 2],
  ])('%s', async (_, fileLifetimeSeconds, count) => {
    await using uploads = await startUploads({ fileLifetimeSeconds });
    const first = await uploads.uploader.upload(image(bytes), uploads.user);
    expect('expiresAt' in first).toBe(fileLifetimeSeconds > 0);
    await uploads.uploader.upload(image(bytes), uploads.user);
    expect(uploads.calls('/files$')).toHaveLength(count);
  });

  test('is replaced when it is not wanted', async () => {
    await using uploads = await startUploads();
    const first = await uploads.uploader.upload(image(bytes), uploads.user);
    const second = await uploads.uploader.upload(image(bytes), uploads.user, { reuse: false });
    expect(second.fileInfo).not.toBe(first.fileInfo);
    expect(await uploads.uploader.upload(image(bytes), uploads.user)).toEqual(second);
  });

  test('a hundred who want the same at the same time share one upload', async () => {
    await using uploads = await startUploads();
    const all = await Promise.all(
      Array.from({ length: 100 }, () => uploads.uploader.upload(image(bytes), uploads.group)),
    );
    expect(new Set(all.map(({ fileInfo }) => fileInfo)).size).toBe(1);
    expect(uploads.calls('/files$')).toHaveLength(1);
  });

  test('whoever waits for an upload that is given up uploads for themselves', async () => {
    await using uploads = await startUploads();
    uploads.emulator.faults.http({ path: '/files', delayMs: 60_000, times: 1 });
    const impatient = new AbortController();
    const first = thrownBy(uploads.uploader.upload(image(bytes), uploads.user, { signal: impatient.signal }));
    const second = uploads.uploader.upload(image(bytes), uploads.user);
    await eventually(() => expect(uploads.emulator.faults.active).toHaveLength(0));
    impatient.abort(new Error('enough'));
    expect(await first).toMatchObject({ message: 'enough' });
    expect((await second).fileInfo).not.toBe('');
  });
});

describe('UploadedMediaCache', () => {
  const media = { fileInfo: 'info', fileUuid: 'uuid', expiresAt: 300_000 };

  test('gives what is kept until 30 s before its end, which a message still needs to be sent', () => {
    const cache = new UploadedMediaCache();
    cache.set('a', media, 0);
    expect(cache.get('a', 269_999)).toBe(media);
    expect(cache.get('a', 270_000)).toBeUndefined();
    expect(cache.get('b', 0)).toBeUndefined();
  });

  test('holds at most a thousand, of which the oldest go first', () => {
    const cache = new UploadedMediaCache();
    for (let n = 0; n < 1500; n++) cache.set(String(n), media, 0);
    const held = Array.from({ length: 1500 }, (_, n) => n).filter((n) => cache.get(String(n), 0));
    expect(held.length).toBeLessThanOrEqual(1000);
    expect(held).toContain(1499);
    expect(held).not.toContain(0);
  });
});
