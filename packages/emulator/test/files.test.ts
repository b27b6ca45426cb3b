import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Emulator, type EmulatorSettings, startEmulator } from '../src/index.js';
import { type Answered, apiClient } from './helpers/api-client.js';

const FIRST_BYTES = 10_002_432;
const BEGINNING = {
  png: '\x89PNG\r\n\x1a\n',
  gif: 'GIF89a',
  mp4: '\0\0\0\x18ftypmp42',
  heic: '\0\0\0\x18ftypheic',
  silk: '\x02#!SILK_V3',
  plainSilk: '#!SILK_V3',
  wav: 'RIFF\0\0\0\0WAVE',
  text: 'hello',
};
const content = (name: keyof typeof BEGINNING, sizeBytes = 100): Buffer =>
  Buffer.concat([Buffer.from(BEGINNING[name], 'latin1'), Buffer.alloc(sizeBytes)]).subarray(0, sizeBytes);
const hash = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

async function start(settings: Partial<EmulatorSettings> = {}) {
  const clock = { now: Date.now() };
  const emulator = await startEmulator({ page: false, settings, now: () => clock.now });
  const { post } = await apiClient(emulator);
  const to = (path: string, body: object, name = 'Ming') =>
    post(`/v2/users/${emulator.user(name).openid}/${path}`, body);
  const upload = (body: object) => to('files', body);
  const toGroup = (body: object) => post(`/v2/groups/${emulator.group('dev').openid}/files`, body);
  return { clock, emulator, post, to, upload, toGroup, [Symbol.asyncDispose]: () => emulator.stop() };
}

type Scene = Awaited<ReturnType<typeof start>>;

const data = (bytes: Uint8Array): object => ({ file_data: Buffer.from(bytes).toString('base64') });
const codes = ({ body }: Answered) => [body['code'], body['err_code']];

describe('a file in one request', () => {
  test.each([
    [1, 'png'],
    [1, 'gif'],
    [2, 'mp4'],
    [3, 'silk'],
    [4, 'text'],
    [4, 'png'],
  ] as const)('of type %i is taken as %s', async (file_type, name) => {
    await using scene = await start();
    const { status, body } = await scene.upload({ file_type, ...data(content(name)) });
    expect([status, body]).toMatchObject([200, { ttl: 300, id: '', file_info: expect.any(String) }]);
    expect(body).not.toHaveProperty('raw_url');
  });

  test.each([
    ['text as a picture', { file_type: 1, ...data(content('text')) }, 850_019, 40_034_002],
    ['heic as a picture', { file_type: 1, ...data(content('heic')) }, 850_019, 40_034_002],
    ['a picture as a video', { file_type: 2, ...data(content('png')) }, 850_019, 40_034_002],
    ['plain silk as voice', { file_type: 3, ...data(content('plainSilk')) }, 850_019, 40_034_002],
    ['wav as voice', { file_type: 3, ...data(content('wav')) }, 850_019, 40_034_002],
    ['base64 with a prefix', { file_type: 4, file_data: 'data:text/plain;base64,eHg=' }, 850_019, 40_034_002],
    ['more than the hard limit', { file_type: 4, ...data(content('text', 1001)) }, 850_031, 850_031],
    ['nothing', { file_type: 1, file_data: '' }, 850_026, 40_034_001],
    ['an address of another kind', { file_type: 1, url: 'ftp://example.com/a.png' }, 850_026, 40_034_001],
    ['an unknown upload', { file_type: 1, upload_id: 'upload_x' }, 850_026, 40_034_001],
  ])('is refused for %s', async (_, body, code, errCode) => {
    await using scene = await start({ maxFileBytes: 1000 });
    expect(codes(await scene.upload(body))).toEqual([code, errCode]);
  });

  test('above the soft limit is shown as a file', async () => {
    await using scene = await start({ softFileLimits: { image: 100, video: 100, voice: 100 } });
    const ming = scene.emulator.user('Ming');
    for (const [size, fileType] of [
      [100, 1],
      [101, 4],
    ] as const) {
      await scene.upload({ file_type: 1, srv_send_msg: true, ...data(content('png', size)) });
      expect(ming.transcript.entries.at(-1)?.media?.fileType).toBe(fileType);
    }
  });

  test('takes what the settings say is taken', async () => {
    await using scene = await start({ fileFormats: { image: [], video: [], voice: ['wav'] } });
    expect((await scene.upload({ file_type: 3, ...data(content('wav')) })).status).toBe(200);
    expect(codes(await scene.upload({ file_type: 1, ...data(content('png')) }))[0]).toBe(850_019);
  });

  test('is refused in a group where the bot is muted', async () => {
    await using scene = await start();
    scene.emulator.group('dev').isMuted = true;
    expect(codes(await scene.toGroup({ file_type: 1, ...data(content('png')) }))).toEqual([850_018, 850_018]);
  });

  test('can be read where the conversation shows it, and only saved when a browser could run it', async () => {
    await using scene = await start();
    const ming = scene.emulator.user('Ming');
    const served = async (bytes: Buffer, file_type: number) => {
      await scene.upload({ file_type, srv_send_msg: true, file_name: 'a', ...data(bytes) });
      return fetch(String(ming.transcript.entries.at(-1)?.media?.url));
    };
    const picture = await served(content('png'), 1);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(content('png'));
    const page = await served(Buffer.from('<script>alert(1)</script>'), 4);
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toBe('attachment');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is kept until there is too much', async () => {
    await using scene = await start({ keptFileBytes: 250 });
    const ming = scene.emulator.user('Ming');
    for (let n = 0; n < 4; n += 1) await scene.upload({ file_type: 1, srv_send_msg: true, ...data(content('png')) });
    const found = await Promise.all(
      ming.transcript.entries.map(async ({ media }) => (await fetch(String(media?.url))).status),
    );
    expect(found[0]).toBe(404);
    expect(found.at(-1)).toBe(200);
  });
});

describe('srv_send_msg', () => {
  test('sends at once, as an active message', async () => {
    await using scene = await start();
    const ming = scene.emulator.user('Ming');
    const { body } = await scene.upload({
      file_type: 4,
      srv_send_msg: true,
      file_name: 'a.txt',
      ...data(content('text')),
    });
    expect((await ming.nextActiveMessage()).id).toBe(body['id']);
    expect(ming.transcript.entries.at(-1)).toMatchObject({ id: body['id'], media: { fileType: 4, fileName: 'a.txt' } });
  });

  test('spends the quota of active messages', async () => {
    await using scene = await start({ activeQuotas: [{ scene: 'c2c', per: 'target', count: 1, windowMs: 60_000 }] });
    const body = { file_type: 1, srv_send_msg: true, ...data(content('png')) };
    expect((await scene.upload(body)).status).toBe(200);
    expect(codes(await scene.upload(body))[0]).toBe(40_034_100);
    expect((await scene.upload({ ...body, srv_send_msg: false })).status).toBe(200);
  });

  test('needs the permission of the group', async () => {
    await using scene = await start();
    const body = { file_type: 1, srv_send_msg: true, ...data(content('png')) };
    expect(codes(await scene.toGroup(body))[0]).toBe(40_034_105);
  });
});

describe('a file by its address', () => {
  async function site(answer: (response: ServerResponse) => void) {
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
    return { url, [Symbol.asyncDispose]: async () => void server.close() };
  }

  test('is downloaded from this machine, checked and shown', async () => {
    await using scene = await start();
    await using good = await site((response) => response.end(content('png')));
    const { status } = await scene.upload({ file_type: 1, srv_send_msg: true, url: good.url });
    expect(status).toBe(200);
    const url = scene.emulator.user('Ming').transcript.entries.at(-1)?.media?.url;
    expect(url).toMatch(`${scene.emulator.url}/storage/files/`);
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(content('png'));
  });

  test.each<[string, (response: ServerResponse) => void, number]>([
    ['nothing', (response) => response.writeHead(404).end(), 850_026],
    ['an error', (response) => response.destroy(), 850_026],
    ['another place', (response) => response.writeHead(302, { location: 'https://example.com' }).end(), 850_026],
    ['another format', (response) => response.end('<html>'), 850_019],
    ['too much', (response) => response.end(Buffer.alloc(1001)), 850_031],
  ])('is refused when there is %s', async (_, answer, code) => {
    await using scene = await start({ maxFileBytes: 1000 });
    await using bad = await site(answer);
    expect(codes(await scene.upload({ file_type: 1, url: bad.url }))[0]).toBe(code);
  });

  test('elsewhere, or with that switched off, is taken on trust', async () => {
    await using scene = await start();
    await using bad = await site((response) => response.writeHead(404).end());
    expect((await scene.upload({ file_type: 1, url: 'https://example.com/a.png' })).status).toBe(200);
    scene.emulator.settings.fetchFileUrls = 'never';
    expect((await scene.upload({ file_type: 1, url: bad.url })).status).toBe(200);
  });
});

describe('an upload in parts', () => {
  const bytes = content('png', 2500);

  interface Prepared {
    upload_id: string;
    block_size: string;
    parts: { index: number; presigned_url: string; block_size: string }[];
  }

  const announcement = (of: Buffer, extra: object = {}): object => ({
    file_type: 1,
    file_size: String(of.length),
    file_name: 'a.png',
    md5: hash('md5', of),
    sha1: hash('sha1', of),
    md5_10m: hash('md5', of.subarray(0, FIRST_BYTES)),
    ...extra,
  });

  const put = (url: string, body: Buffer, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'PUT', body: new Uint8Array(body), headers });

  const addressOf = ({ parts: list }: Prepared, position = 0): string => String(list[position]?.presigned_url);

  const announced = async (scene: Scene, of = bytes, extra: object = {}): Promise<Prepared> =>
    (await scene.to('upload_prepare', announcement(of, extra))).body as unknown as Prepared;

  /** Announces it; then puts and reports its parts, in this order. */
  async function parts(scene: Scene, of = bytes, order?: number[], extra: object = {}): Promise<Prepared> {
    const prepared = await announced(scene, of, extra);
    const block = Number(prepared.block_size);
    for (const position of order ?? prepared.parts.keys()) {
      const part = of.subarray(position * block, (position + 1) * block);
      expect((await put(addressOf(prepared, position), part)).status).toBe(200);
      const finished = {
        part_index: prepared.parts[position]?.index,
        block_size: String(part.length),
        md5: hash('md5', part),
      };
      expect((await scene.to('upload_part_finish', { upload_id: prepared.upload_id, ...finished })).body).toEqual({});
    }
    return prepared;
  }

  const merge = ({ upload_id }: Prepared, extra: object = {}): object => ({ file_type: 1, upload_id, ...extra });
  const blocks = { uploadBlockBytes: 1000 };

  test('tells sizes as strings, an address for each part, and what to do when one is late', async () => {
    await using scene = await start({ ...blocks, uploadConcurrency: 2 });
    const { body } = await scene.to('upload_prepare', announcement(bytes));
    expect(body).toMatchObject({
      upload_id: expect.any(String),
      block_size: '1000',
      upload_config: { concurrency: 2, retry_timeout: 300, retry_delay: 1 },
    });
    expect(body['parts']).toMatchObject(
      [0, 1, 2].map((index) => ({ index, block_size: '1000', presigned_url: expect.stringContaining('sign=') })),
    );
  });

  test('counts from 1 and puts the configuration beside the parts, if the settings say so', async () => {
    await using scene = await start({ ...blocks, uploadFirstIndex: 1, uploadConfigPlace: 'top' });
    const { body } = await scene.to('upload_prepare', announcement(bytes));
    expect(body).toMatchObject({ concurrency: 1, parts: [{ index: 1 }, { index: 2 }, { index: 3 }] });
    expect(body).not.toHaveProperty('upload_config');
    expect((await scene.upload(merge(await parts(scene)))).status).toBe(200);
  });

  test('is merged whatever order its parts came in, and can be read for as long as it lives', async () => {
    await using scene = await start(blocks);
    const { status, body } = await scene.upload(merge(await parts(scene, bytes, [2, 0, 1])));
    expect([status, body]).toMatchObject([200, { ttl: 300, id: '', file_info: expect.any(String) }]);
    const read = () => fetch(String(body['raw_url']));
    expect(Buffer.from(await (await read()).arrayBuffer())).toEqual(bytes);
    scene.clock.now += 300_000;
    expect((await read()).status).toBe(403);
  });

  test('gives no address to read it by when it is a file', async () => {
    await using scene = await start(blocks);
    const prepared = await parts(scene, bytes, undefined, { file_type: 4 });
    const { body } = await scene.upload(merge(prepared, { file_type: 4 }));
    expect(body).toMatchObject({ file_info: expect.any(String) });
    expect(body).not.toHaveProperty('raw_url');
  });

  test('is merged once: asked again, the answer is the same', async () => {
    await using scene = await start(blocks);
    const prepared = await parts(scene);
    const first = await scene.upload(merge(prepared));
    expect((await scene.upload(merge(prepared))).body).toEqual(first.body);
    expect(codes(await scene.to('files', merge(prepared), 'Hong'))[0]).toBe(850_026);
  });

  test.each([FIRST_BYTES - 1, FIRST_BYTES, FIRST_BYTES + 1])('of %i bytes is checked by md5_10m', async (size) => {
    await using scene = await start();
    const large = content('png', size);
    expect((await scene.upload(merge(await parts(scene, large)))).status).toBe(200);
  });

  test.each([
    ['md5', { md5: '0'.repeat(32) }],
    ['sha1', { sha1: '0'.repeat(40) }],
    ['md5_10m', { md5_10m: '0'.repeat(32) }],
  ])('is refused when its %s is not the one announced', async (name, extra) => {
    await using scene = await start(blocks);
    expect(codes(await scene.upload(merge(await parts(scene, bytes, undefined, extra))))).toEqual([
      850_026, 40_034_001,
    ]);
    expect(scene.emulator.log.entries.at(-1)?.rule?.en).toContain(` ${name} `);
  });

  test('is refused while a part is missing, for another target, and as another type', async () => {
    await using scene = await start(blocks);
    expect(codes(await scene.upload(merge(await parts(scene, bytes, [0, 2]))))[0]).toBe(850_026);
    const prepared = await parts(scene);
    expect(codes(await scene.to('files', merge(prepared), 'Hong'))[0]).toBe(850_026);
    expect(codes(await scene.toGroup(merge(prepared)))[0]).toBe(850_026);
    expect(codes(await scene.upload(merge(prepared, { file_type: 2 })))[0]).toBe(850_019);
    expect((await scene.upload(merge(prepared))).status).toBe(200);
  });

  test.each([
    ['no size', { file_size: undefined }, 50_035],
    ['a size that is none', { file_size: '1e3' }, 50_035],
    ['no name', { file_name: '' }, 50_035],
    ['a short md5', { md5: 'abc' }, 50_035],
    ['no md5_10m', { md5_10m: undefined }, 50_035],
    ['a type that is none', { file_type: 5 }, 850_019],
    ['more than the hard limit', { file_size: String(201 * 1024 * 1024) }, 850_031],
  ])('is not prepared with %s', async (_, extra, code) => {
    await using scene = await start();
    expect(codes(await scene.to('upload_prepare', announcement(bytes, extra)))[0]).toBe(code);
  });

  test('takes a size that is a number', async () => {
    await using scene = await start();
    expect((await scene.to('upload_prepare', announcement(bytes, { file_size: 2500 }))).status).toBe(200);
  });

  test.each([
    ['before it came', {}, 40_093_001],
    ['with another size', { block_size: '999' }, 50_035],
    ['with another md5', { md5: '0'.repeat(32) }, 50_035],
    ['under another number', { part_index: 3 }, 50_035],
    ['of another upload', { upload_id: 'x' }, 850_026],
  ])('does not finish a part %s', async (what, extra, code) => {
    await using scene = await start(blocks);
    const prepared = await announced(scene);
    const part = bytes.subarray(0, 1000);
    if (what !== 'before it came') await put(addressOf(prepared), part);
    const body = { upload_id: prepared.upload_id, part_index: 0, block_size: '1000', md5: hash('md5', part), ...extra };
    expect(codes(await scene.to('upload_part_finish', body))[0]).toBe(code);
  });

  test('says as often as it is set to that a part is not there yet', async () => {
    await using scene = await start({ partFinishRefusals: 2 });
    const prepared = await announced(scene);
    await put(addressOf(prepared), bytes);
    const body = { upload_id: prepared.upload_id, part_index: 0, block_size: '2500', md5: hash('md5', bytes) };
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(codes(await scene.to('upload_part_finish', body))[0]);
    expect(answers).toEqual([40_093_001, 40_093_001, undefined]);
  });

  test.each<[string, (url: string) => Promise<Response>, number]>([
    ['too short', (url) => put(url, bytes.subarray(0, 999)), 400],
    ['too long', (url) => put(url, bytes.subarray(0, 1001)), 400],
    ['under a signature of its own', (url) => put(`${url}x`, bytes.subarray(0, 1000)), 403],
    ['with an access token', (url) => put(url, bytes.subarray(0, 1000), { authorization: 'QQBot x' }), 400],
  ])('the storage refuses a part %s, in XML', async (_, send, status) => {
    await using scene = await start(blocks);
    const prepared = await announced(scene);
    const answer = await send(addressOf(prepared));
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('<Code>');
  });

  test('a part that comes again replaces the one before', async () => {
    await using scene = await start(blocks);
    const prepared = await announced(scene);
    const first = await put(addressOf(prepared), Buffer.alloc(1000));
    const second = await put(addressOf(prepared), bytes.subarray(0, 1000));
    expect(first.headers.get('etag')).not.toBe(second.headers.get('etag'));
    expect(second.headers.get('etag')).toBe(`"${hash('md5', bytes.subarray(0, 1000))}"`);
  });

  test('a part may be larger than any other request', async () => {
    await using scene = await start({ uploadBlockBytes: 100 * 1024 * 1024 });
    expect((await scene.upload(merge(await parts(scene, content('png', 40 * 1024 * 1024))))).status).toBe(200);
  });

  test('a fault can happen to a part', async () => {
    await using scene = await start();
    const prepared = await announced(scene);
    const url = addressOf(prepared);
    scene.emulator.faults.http({ method: 'PUT', path: '/storage/', times: 1, respond: { status: 503 } });
    expect((await put(url, bytes)).status).toBe(503);
    expect((await put(url, bytes)).status).toBe(200);
    const [failed] = calls(scene.emulator);
    expect(failed).toMatchObject({ status: 503, fault: 'respond' });
    expect(JSON.stringify(failed)).not.toContain('sign=');
  });
});

const calls = (emulator: Emulator) =>
  emulator.log.entries.filter((entry) => entry.kind === 'call').filter(({ method }) => method === 'PUT');
