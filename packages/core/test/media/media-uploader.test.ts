import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ApiError, type Media, MediaError, type MediaSource } from '../../src/index.js';
import { startHttpServer } from '../helpers/http-server.js';
import { digest, file, image, MIB, picture, pieces, startUploads, thrownBy } from '../helpers/media.js';

describe('a small content', () => {
  const bytes = picture(100_000);

  test.each<[string, (path: string) => MediaSource]>([
    ['a path', (path) => path],
    ['a file: address', (path) => pathToFileURL(path)],
    ['a file: address as text', (path) => pathToFileURL(path).href],
    ['a Buffer', () => bytes],
    ['a Uint8Array', () => new Uint8Array(bytes)],
    ['a Node stream', () => Readable.from(pieces(bytes))],
    ['a web stream', () => new Blob([new Uint8Array(bytes)]).stream()],
    ['an async generator', () => pieces(bytes)],
    ['a stream with empty pieces', () => Readable.from([Buffer.alloc(0), bytes, Buffer.alloc(0)])],
  ])('from %s goes up in one request, whole', async (_, source) => {
    await using uploads = await startUploads();
    const path = join(uploads.folder, 'cat.png');
    await writeFile(path, bytes);

    const { fileInfo, fileUuid, expiresAt } = await uploads.uploader.upload(image(source(path)), uploads.user);

    expect(fileUuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs((expiresAt ?? 0) - Date.now() - 300_000)).toBeLessThan(10_000);
    expect(await uploads.shown(fileInfo)).toMatchObject({ fileType: 1, content: digest(bytes) });
    expect(uploads.calls('/files$')).toMatchObject([{ requestBody: { file_type: 1, srv_send_msg: false } }]);
    expect(uploads.calls('upload_')).toEqual([]);
  });

  test('tells its progress once it is there', async () => {
    await using uploads = await startUploads();
    const seen: unknown[] = [];
    await uploads.uploader.upload(image(bytes), uploads.user, { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([{ sentBytes: 100_000, totalBytes: 100_000 }]);
  });

  test('whose upload lost its answer is uploaded again', async () => {
    await using uploads = await startUploads();
    uploads.emulator.faults.http({ path: '/files', drop: 'after', times: 1 });
    const { fileInfo } = await uploads.uploader.upload(image(bytes), uploads.user);
    expect((await uploads.shown(fileInfo)).content).toBe(digest(bytes));
  });

  test.each<[string, (folder: string) => Media, string]>([
    ['the name it was given', () => file(picture(100), '猫.png'), '猫.png'],
    ['none of the folders in a given name', () => file(picture(100), '/home/ming/a.png'), 'a.png'],
    ['the name of its file', (folder) => file(join(folder, 'report.txt')), 'report.txt'],
    ['a name by its format', () => file(picture(100)), 'file.png'],
    ['a plain name when nothing is known', () => file(Buffer.from('?')), 'file.bin'],
    ['the name at the end of an address', () => file('https://example.com/a/%E7%8C%AB.zip?x=1'), '猫.zip'],
  ])('as a file gets %s', async (_, media, fileName) => {
    await using uploads = await startUploads();
    await writeFile(join(uploads.folder, 'report.txt'), 'x');
    await uploads.uploader.upload(media(uploads.folder), uploads.user);
    expect(uploads.calls('/files$')).toMatchObject([{ requestBody: { file_type: 4, file_name: fileName } }]);
  });
});

describe('an address', () => {
  test('is handed to the platform, which downloads it', async () => {
    await using uploads = await startUploads();
    await using site = await startHttpServer(() => ({ body: '\u0089PNG' }));
    const url = `${site.url}/cat.png`;
    const { fileInfo } = await uploads.uploader.upload({ kind: 'file', source: new URL(url) }, uploads.user);
    expect(fileInfo).not.toBe('');
    expect(uploads.calls('/files$')).toMatchObject([{ requestBody: { url, file_type: 4 } }]);
    expect(site.requests).toMatchObject([{ path: '/cat.png' }]);
  });

  test('that the platform cannot download is its refusal', async () => {
    await using uploads = await startUploads();
    await using site = await startHttpServer(() => ({ status: 404 }));
    const error = (await thrownBy(uploads.uploader.upload(image(`${site.url}/cat.png`), uploads.user))) as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect(error.is(850026)).toBe(true);
  });

  test('is uploaded each time, since what is behind it may change, unless it is said to stay', async () => {
    await using uploads = await startUploads();
    const source = image('https://example.com/cat.png');
    const first = await uploads.uploader.upload(source, uploads.user);
    const second = await uploads.uploader.upload(source, uploads.user);
    const third = await uploads.uploader.upload(source, uploads.user, { reuse: true });
    expect(second.fileInfo).not.toBe(first.fileInfo);
    expect(third.fileInfo).toBe(second.fileInfo);
  });
});

describe('what cannot be sent', () => {
  const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1');
  const big = async (folder: string): Promise<string> => {
    const path = join(folder, 'big.bin');
    await writeFile(path, '');
    // A hole: it has the length, and takes no room.
    await truncate(path, 200 * MIB + 1);
    return path;
  };

  test.each<[string, (folder: string) => Media | Promise<Media>, string, RegExp, RegExp]>([
    ['a missing file', () => image('./no-such.png'), 'unreadable', /ENOENT.*Relative paths start at/, /读不到文件/],
    ['a folder', (folder) => image(folder), 'unreadable', /not a file/, /not a file/],
    ['a broken address', () => image('http://['), 'unreadable', /no valid address/, /不是有效的网址/],
    ['nothing', () => image(Buffer.alloc(0)), 'empty', /0 bytes/, /0 字节/],
    ['an empty stream', () => image(Readable.from([])), 'empty', /0 bytes/, /0 字节/],
    ['a file above 200 MB', async (folder) => file(await big(folder)), 'too-large', /200 MB.*link/, /200 MB.*链接/],
    ['text as a picture', () => image(Buffer.from('hello')), 'wrong-format', /format is \?.*png, jpg/, /格式是 \?/],
    ['heic as a picture', () => image(heic), 'wrong-format', /format is heic/, /格式是 heic.*转换/],
    [
      'a picture as a video',
      () => ({ ...image(picture(9)), kind: 'video' }),
      'wrong-format',
      /takes mp4/,
      /只接收 mp4/,
    ],
    [
      'ogg as voice',
      () => ({ kind: 'voice', source: Buffer.from('OggS') }),
      'wrong-format',
      /is ogg.*ffmpeg/,
      /ffmpeg/,
    ],
    ['a stream of text', () => image(Readable.from(['hello'])), 'unreadable', /string instead of bytes/, /不是字节/],
  ])('%s is told before anything is uploaded', async (_, media, problem, en, zh) => {
    await using uploads = await startUploads();
    const error = (await thrownBy(uploads.uploader.upload(await media(uploads.folder), uploads.user))) as MediaError;
    expect(error).toBeInstanceOf(MediaError);
    expect(error).toMatchObject({ code: 'MEDIA', problem });
    expect(error.in('en')).toMatch(en);
    expect(error.in('zh-CN')).toMatch(zh);
    expect(uploads.calls('')).toEqual([]);
  });

  test('what is above the soft limit is sent all the same, with a warning that people will see a file', async () => {
    await using uploads = await startUploads();
    const { fileInfo } = await uploads.uploader.upload(image(picture(20 * MIB + 1)), uploads.user);
    expect((await uploads.shown(fileInfo)).fileType).toBe(4);
    expect(uploads.log.complaints).toEqual([
      'Larger than 20 MB: the platform will show it as a file instead of an image.',
    ]);
  });
});
