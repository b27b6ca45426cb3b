import { MediaError } from '../errors/media-error.js';
import type { Localized } from '../i18n/localized.js';
import { bytesOf, type Content } from './content.js';
import { type Format, formatOf, HEAD_BYTES } from './format.js';
import { HARD_LIMIT_BYTES, KIND_RULES, type MediaKind } from './media.js';

const MIB = 1024 * 1024;

const NAMES: Readonly<Record<MediaKind, Localized>> = {
  image: { 'zh-CN': '图片', en: 'an image' },
  video: { 'zh-CN': '视频', en: 'a video' },
  voice: { 'zh-CN': '语音', en: 'a voice message' },
  file: { 'zh-CN': '文件', en: 'a file' },
};

/**
 * Checks all that can be told by looking.
 *
 * @returns The format, where it is known.
 * @throws {@link MediaError} `empty`, `too-large` or `wrong-format`.
 */
export async function checkContent(content: Content, kind: MediaKind): Promise<Format | undefined> {
  checkNotEmpty(content.sizeBytes);
  checkNotTooLarge(content.sizeBytes);
  const format = formatOf(await bytesOf(content, HEAD_BYTES));
  // Voice may still be turned into what it has to be.
  if (kind !== 'voice') checkFormat(kind, format);
  return format;
}

/** @throws {@link MediaError} `empty` */
function checkNotEmpty(sizeBytes: number): void {
  if (sizeBytes > 0) return;
  throw new MediaError('empty', {
    'zh-CN': '内容是空的（0 字节），平台不接收；请检查它是怎样生成的。',
    en: 'There is nothing in it (0 bytes), which the platform does not take; check how it was made.',
  });
}

/** @throws {@link MediaError} `too-large`, whatever the kind. */
export function checkNotTooLarge(sizeBytes: number): void {
  if (sizeBytes <= HARD_LIMIT_BYTES) return;
  throw new MediaError('too-large', {
    'zh-CN': `内容超过 ${HARD_LIMIT_BYTES / MIB} MB，平台不接收任何更大的文件；请压缩，或改发一个下载链接。`,
    en: `It is larger than ${HARD_LIMIT_BYTES / MIB} MB, more than the platform takes of anything; compress it, or send a link to it.`,
  });
}

/** What people get instead, where the platform turns something large into a file by itself; `undefined` where it does not. */
export function degradation(kind: MediaKind, sizeBytes: number): Localized | undefined {
  const { softLimitBytes } = KIND_RULES[kind];
  if (sizeBytes <= softLimitBytes) return undefined;
  const limit = `${softLimitBytes / MIB} MB`;
  return {
    'zh-CN': `${NAMES[kind]['zh-CN']}超过 ${limit}，平台会把它显示为文件。`,
    en: `Larger than ${limit}: the platform will show it as a file instead of ${NAMES[kind].en}.`,
  };
}

/** @throws {@link MediaError} `wrong-format` when the platform does not show this as that kind. */
function checkFormat(kind: MediaKind, format: Format | undefined): void {
  const { formats } = KIND_RULES[kind];
  if (!formats || (format && formats.includes(format))) return;
  const [known, wanted] = [format ?? '?', formats.join(', ')];
  throw new MediaError('wrong-format', {
    'zh-CN': `不能作为${NAMES[kind]['zh-CN']}发送：内容的格式是 ${known}，平台只接收 ${wanted}。请先转换，或作为文件（file）发送。`,
    en: `It cannot be sent as ${NAMES[kind].en}: its format is ${known}, and the platform takes ${wanted}. Convert it, or send it as a file.`,
  });
}
