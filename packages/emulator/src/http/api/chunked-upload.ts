import type { Localized } from '@qqbotjs/core';
import { textField } from '../../rules/text-field.js';
import { checkFileSize, fileTypeOf } from '../../rules/file-rules.js';
import { Refusal } from '../../rules/refusal.js';
import type { EmulatorSettings } from '../../settings.js';
import { type Announced, type PendingPart, PendingUpload } from '../../storage/pending-upload.js';
import type { StoredFile } from '../../storage/stored-file.js';
import type { Call, Handler, Route } from '../call.js';
import { chatTarget } from './chat-target.js';
import { partAddress } from './storage.js';

type Scene = 'c2c' | 'group';

/** A field of hexadecimal digits. @throws {@link Refusal} 50035 */
function hexField(body: Call['body'], name: string, digits: number): string {
  const value = textField(body, name);
  if (value.length === digits && /^[0-9a-f]+$/i.test(value)) return value.toLowerCase();
  throw malformed(`${name} 应为 ${digits} 位十六进制数。`, `${name} is ${digits} hexadecimal digits.`);
}

/** A size: a string of digits, as documented, or a number. @throws {@link Refusal} 50035 */
function sizeField(body: Call['body'], name: string): number {
  const value = body[name];
  const size = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof size === 'number' && Number.isSafeInteger(size) && size > 0) return size;
  throw malformed(`${name} 应为表示字节数的字符串。`, `${name} is a number of bytes, as a string.`);
}

function announcedBy({ bot, params, body }: Call, scene: Scene): Announced {
  const fileName = textField(body, 'file_name');
  if (fileName === '') throw malformed('缺少 file_name。', 'file_name is missing.');
  return {
    bot,
    scene,
    targetId: params['openid'] ?? '',
    fileType: fileTypeOf(body),
    fileName,
    sizeBytes: sizeField(body, 'file_size'),
    md5: hexField(body, 'md5', 32),
    sha1: hexField(body, 'sha1', 40),
    md5First: hexField(body, 'md5_10m', 32),
  };
}

function configOf(settings: EmulatorSettings): Record<string, unknown> {
  const { delaySeconds, timeoutSeconds } = settings.uploadRetry;
  const config = {
    concurrency: settings.uploadConcurrency,
    retry_timeout: timeoutSeconds,
    retry_delay: delaySeconds,
  };
  return settings.uploadConfigPlace === 'nested' ? { upload_config: config } : config;
}

function prepare(scene: Scene): Handler {
  return async (call) => {
    const { platform, origin } = call;
    const { settings } = platform;
    chatTarget(call, scene);
    const announced = announcedBy(call, scene);
    checkFileSize(announced.sizeBytes, settings);
    const upload = new PendingUpload(announced, await platform.storage.create(), settings.uploadBlockBytes);
    platform.uploads.set(upload.id, upload);
    const blockSize = String(upload.blockBytes);
    const parts = upload.parts.map((_, position) => ({
      index: position + settings.uploadFirstIndex,
      presigned_url: partAddress(origin, upload, position),
      block_size: blockSize,
    }));
    return { body: { upload_id: upload.id, block_size: blockSize, parts, ...configOf(settings) } };
  };
}

/** The upload a call is about, which has to be of this bot and to this target. @throws {@link Refusal} 850026 */
export function uploadOf({ bot, params, body, platform }: Call, scene: Scene): PendingUpload {
  const id = textField(body, 'upload_id');
  const upload = platform.uploads.get(id);
  const { announced } = upload ?? {};
  const isOurs = announced?.bot === bot && announced.scene === scene && announced.targetId === params['openid'];
  if (upload && isOurs && platform.storage.has(upload.file)) return upload;
  throw unusable('upload_id 不存在，或属于另一个目标。', 'The upload_id is unknown, or belongs to another target.');
}

function checkPart({ body, platform }: Call, part: PendingPart): void {
  if (part.md5 === undefined) throw new Refusal('partNotThere');
  if (part.refusals < platform.settings.partFinishRefusals) {
    part.refusals += 1;
    throw new Refusal('partNotThere');
  }
  if (sizeField(body, 'block_size') !== part.end - part.start)
    throw malformed('block_size 与收到的分片不符。', 'block_size is not that of the part that arrived.');
  if (hexField(body, 'md5', 32) !== part.md5)
    throw malformed('md5 与收到的分片不符。', 'md5 is not that of the part that arrived.');
}

function finishPart(scene: Scene): Handler {
  return (call) => {
    const { body, platform } = call;
    chatTarget(call, scene);
    const upload = uploadOf(call, scene);
    const part = upload.parts[Number(body['part_index']) - platform.settings.uploadFirstIndex];
    if (!part) throw malformed('没有这个 part_index。', 'There is no such part_index.');
    checkPart(call, part);
    part.isFinished = true;
    return { body: {} };
  };
}

/** Merges an upload. @throws {@link Refusal} 850026 when it is not complete or not what was announced, 850019 for another type. */
export async function merge({ file, announced, parts }: PendingUpload, fileType: number): Promise<StoredFile> {
  if (announced.fileType !== fileType)
    throw new Refusal(
      'badFileType',
      both('file_type 与预上传时不同。', 'file_type is another one than was announced.'),
    );
  if (!parts.every((part) => part.isFinished))
    throw unusable('还有分片没有完成。', 'Not every part has been finished.');
  const hashes = await file.hashes();
  for (const name of ['md5', 'sha1', 'md5First'] as const) {
    if (hashes[name] === announced[name]) continue;
    const field = name === 'md5First' ? 'md5_10m' : name;
    throw unusable(`内容与声明的 ${field} 不符。`, `The content is not the one whose ${field} was announced.`);
  }
  return file;
}

const both = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });
const malformed = (zh: string, en: string): Refusal => new Refusal('malformedBody', both(zh, en));
const unusable = (zh: string, en: string): Refusal => new Refusal('noFileSource', both(zh, en));

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html} */
export const chunkedUploadRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/users/:openid/upload_prepare', handle: prepare('c2c') },
  { method: 'POST', path: '/v2/groups/:openid/upload_prepare', handle: prepare('group') },
  { method: 'POST', path: '/v2/users/:openid/upload_part_finish', handle: finishPart('c2c') },
  { method: 'POST', path: '/v2/groups/:openid/upload_part_finish', handle: finishPart('group') },
];
