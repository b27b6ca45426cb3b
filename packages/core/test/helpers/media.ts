import { createHash } from 'node:crypto';
import type { CallEntry, Emulator, EmulatorSettings } from '@qqbotjs/emulator';
import { type Bot, type Media, type MediaSource, type MediaTarget } from '../../src/index.js';
import { MediaUploader, type MediaUploaderOptions } from '../../src/media/media-uploader.js';
import { CapturedLog } from './captured-log.js';
import { botFor, startPlatform } from './scene.js';
import { temporaryFolder } from './temporary-folder.js';

export const MIB = 1024 * 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes that begin like a picture and go on in a way that tells every position from its neighbours. */
export function picture(sizeBytes: number, seed = 0): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at + 4 <= sizeBytes; at += 4) bytes.writeUInt32LE((at * 2_654_435_761 + seed) >>> 0, at);
  PNG.copy(bytes);
  return bytes;
}

export const image = (source: MediaSource): Media => ({ kind: 'image', source });
export const file = (source: MediaSource, fileName?: string): Media => ({ kind: 'file', source, fileName });

/** Bytes as a stream gives them. */
export async function* pieces(bytes: Uint8Array, count = 3): AsyncGenerator<Uint8Array> {
  const step = Math.ceil(bytes.length / count);
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

/** What a promise is rejected with. */
export const thrownBy = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error,
  );

/** Stands for a content where a test compares two: of megabytes that differ nobody wants to see the difference. */
export function digest(bytes: Uint8Array): string {
  return `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex')}`;
}

export interface Shown {
  fileType?: number;
  fileName?: string;
  bytes: Buffer;
  content: string;
}

export interface Uploads extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly bot: Bot;
  readonly log: CapturedLog;
  readonly uploader: MediaUploader;
  /** Where streams are kept. */
  readonly folder: string;
  readonly user: MediaTarget;
  readonly group: MediaTarget;
  /** Calls whose path ends like this, in the order they were answered. */
  calls(path: string | RegExp): CallEntry[];
  /** Sends what was uploaded, and reads what people would see. */
  shown(fileInfo: string, to?: MediaTarget): Promise<Shown>;
}

/** An uploader on an emulator. */
export async function startUploads(
  settings: Partial<EmulatorSettings> = {},
  options: MediaUploaderOptions = {},
): Promise<Uploads> {
  const emulator = await startPlatform({ settings: { groupAllowsActive: true, ...settings } });
  const log = new CapturedLog();
  const bot = botFor(emulator, { log: { level: 'trace', destination: log } });
  const folder = await temporaryFolder();
  const uploader = new MediaUploader(bot.api.media, {
    logger: bot.log,
    temporaryFolder: folder.path,
    ...options,
  });
  const user: MediaTarget = { scene: 'c2c', id: emulator.user('Ming').openid };
  const group: MediaTarget = { scene: 'group', id: emulator.group('dev').openid };
  const calls: Uploads['calls'] = (path) =>
    emulator.log.entries.filter((entry) => entry.kind === 'call').filter((entry) => entry.path.search(path) !== -1);
  const shown: Uploads['shown'] = async (fileInfo, to = user) => {
    await bot.send(to, { msg_type: 7, media: { file_info: fileInfo } });
    const conversation = emulator.bot.conversations.find(({ targetId }) => targetId === to.id);
    const { media } = conversation?.transcript.entries.at(-1) ?? {};
    const response = await fetch(media?.url ?? '');
    const bytes = Buffer.from(await response.arrayBuffer());
    return { ...media, bytes, content: digest(bytes) };
  };
  const end = async (): Promise<void> => {
    await uploader.close();
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
    await folder[Symbol.asyncDispose]();
  };
  return { emulator, bot, log, uploader, folder: folder.path, user, group, calls, shown, [Symbol.asyncDispose]: end };
}
