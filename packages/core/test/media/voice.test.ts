import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decode, getDuration } from 'silk-wasm';
import { describe, expect, test } from 'vitest';
import { type Media, MediaError } from '../../src/index.js';
import { startUploads, thrownBy } from '../helpers/media.js';
import { silentMp3, tone, wav } from '../helpers/sound.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

interface Manifest {
  dependencies: Record<string, string>;
}

const voice = (source: Buffer, sampleRateHz?: number): Media => ({ kind: 'voice', source, sampleRateHz });

/** Uploads a voice message and gives back what people would hear. */
async function heard(media: Media): Promise<Buffer> {
  await using uploads = await startUploads();
  const { fileInfo } = await uploads.uploader.upload(media, uploads.user);
  const { fileType, bytes } = await uploads.shown(fileInfo);
  expect(fileType).toBe(3);
  return bytes;
}

/** How often the decoded sound rises through zero in a second, away from its ends. */
async function pitchOf(silk: Buffer): Promise<number> {
  const { data } = await decode(silk, 24_000);
  const pcm = new Int16Array(data.buffer, data.byteOffset, data.byteLength / 2).subarray(6000, 18_000);
  return 2 * pcm.filter((sample, n) => sample >= 0 && Number(pcm[n - 1]) < 0).length;
}

describe('a voice message', () => {
  test.each<[string, () => Media]>([
    ['wav', () => voice(wav(tone(24_000, 1), 24_000))],
    ['wav in stereo', () => voice(wav(tone(44_100, 1, 2), 44_100, { channels: 2 }))],
    ['wav at a rate the encoder does not know', () => voice(wav(tone(22_050, 1), 22_050))],
    ['wav at a high rate', () => voice(wav(tone(96_000, 1), 96_000))],
    [
      'wav that was streamed and does not know its length',
      () => voice(wav(tone(16_000, 1), 16_000, { saidLength: 0xffff_ffff })),
    ],
    ['bare PCM', () => voice(tone(16_000, 1), 16_000)],
  ])('made of %s becomes silk that sounds the same', async (_, media) => {
    const silk = await heard(media());
    expect(silk.subarray(0, 10).toString('latin1')).toBe('\x02#!SILK_V3');
    expect(Math.abs(getDuration(silk) - 1000)).toBeLessThanOrEqual(40);
    expect(Math.abs((await pitchOf(silk)) - 440)).toBeLessThan(10);
  });

  test('made of mp3 becomes silk of the same length', async () => {
    const silk = await heard(voice(silentMp3(50)));
    expect(silk.subarray(0, 10).toString('latin1')).toBe('\x02#!SILK_V3');
    expect(Math.abs(getDuration(silk) - (50 * 1152 * 1000) / 44_100)).toBeLessThan(80);
  });

  test('that is silk already passes as it is', async () => {
    const silk = Buffer.from('\x02#!SILK_V3 and so on', 'latin1');
    expect(await heard(voice(silk))).toEqual(silk);
  });

  test('is encoded once while the platform keeps it', async () => {
    await using uploads = await startUploads();
    const source = voice(wav(tone(24_000, 0.2), 24_000));
    const first = await uploads.uploader.upload(source, uploads.user);
    expect(await uploads.uploader.upload(source, uploads.user)).toEqual(first);
  });

  test.each([
    ['wav of 24 bits', wav(tone(24_000, 0.1), 24_000, { bits: 24 }), /16 bit PCM \(format 1, 24 bit\).*ffmpeg/],
    ['wav of another codec', wav(tone(24_000, 0.1), 24_000, { code: 85 }), /format 85/],
    ['wav that is only a header', wav(tone(24_000, 0.1), 24_000).subarray(0, 40), /16 bit PCM/],
    [
      'mp3 that is only a tag',
      Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(50)]),
      /could be decoded/,
    ],
    ['silk without its first byte', Buffer.from('#!SILK_V3'), /silk-v3.*begins with 0x02/],
  ])('made of %s is refused with what to do', async (_, source, text) => {
    await using uploads = await startUploads();
    const error = await thrownBy(uploads.uploader.upload(voice(source), uploads.user));
    expect(error).toBeInstanceOf(MediaError);
    expect(error).toMatchObject({ problem: 'wrong-format', message: expect.stringMatching(text) });
    expect(uploads.calls('')).toEqual([]);
  });

  test('can be given up while it is encoded', async () => {
    await using uploads = await startUploads();
    const signal = AbortSignal.timeout(300);
    const media = voice(wav(tone(24_000, 60), 24_000));
    expect(await thrownBy(uploads.uploader.upload(media, uploads.user, { signal }))).toBe(signal.reason);
    expect(uploads.calls('')).toEqual([]);
  });

  test('is encoded while everything else goes on', async () => {
    await using uploads = await startUploads();
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    await uploads.uploader.upload(voice(wav(tone(24_000, 30), 24_000)), uploads.user);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(30);
  });
});

describe('without the optional packages', () => {
  const core = fileURLToPath(new URL('../../', import.meta.url));
  const program = `
    import { createBot } from '@qqbotjs/core';
    const source = Buffer.from(process.env.VOICE, 'base64');
    const { media } = createBot({ appId: '1', clientSecret: 'secret', store: 'memory' });
    const uploading = media.upload({ kind: 'voice', source }, { scene: 'c2c', id: 'X' });
    await uploading.catch((error) => console.log(error.problem, error.in('en'), error.in('zh-CN')));
  `;

  test.each([
    ['silk-wasm', wav(tone(24_000, 0.1), 24_000)],
    ['mpg123-decoder', silentMp3(2)],
  ])('a bot runs, and a voice message that needs %s says how to install it', async (name, voice) => {
    await using folder = await temporaryFolder({ 'bot.mjs': program });
    const installed = join(folder.path, 'node_modules');
    // Copied, since a link would find what its target finds.
    for (const part of ['package.json', 'dist'])
      await cp(join(core, part), join(installed, '@qqbotjs/core', part), { recursive: true });
    const { dependencies } = JSON.parse(await readFile(join(core, 'package.json'), 'utf8')) as Manifest;
    for (const dependency of Object.keys(dependencies)) {
      await mkdir(dirname(join(installed, dependency)), { recursive: true });
      await symlink(join(core, 'node_modules', dependency), join(installed, dependency));
    }
    // pnpm points NODE_PATH at every package there is.
    const env = { ...process.env, NODE_PATH: '', VOICE: voice.toString('base64') };
    const { stdout } = await promisify(execFile)(process.execPath, ['bot.mjs'], { cwd: folder.path, env });
    expect(stdout).toMatch(new RegExp(`^no-encoder .*npm install ${name}.*npm install ${name}`));
  });
});
