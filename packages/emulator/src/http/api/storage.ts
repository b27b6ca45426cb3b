import type { Localized } from '@qqbotjs/core';
import { fileFormat } from '../../rules/file-format.js';
import { SOURCES } from '../../rules/sources.js';
import type { PendingUpload } from '../../storage/pending-upload.js';
import type { StoredFile } from '../../storage/stored-file.js';
import type { Answer, Handler, Route } from '../call.js';

/** On the platform this is another host, an object storage that answers in XML and knows no access tokens. */
const UPLOADS = '/storage/uploads';
const FILES = '/storage/files';

/** Whether a path is one of the storage: what stands behind its `?` is a secret. */
export const isStorage = (path: string): boolean => path.startsWith('/storage/');

/** Where one part is to be put: whoever has the address may do that. */
export function partAddress(origin: string, { id, sign }: PendingUpload, position: number): string {
  return `${origin}${UPLOADS}/${id}/${position}?sign=${sign}`;
}

/**
 * Where a file can be read, signed: whoever has the address can give it no longer life.
 *
 * @param expiresAt - Until when, in milliseconds; for as long as it is kept when missing.
 */
export function fileAddress(origin: string, file: StoredFile, expiresAt?: number): string {
  const expires = String(expiresAt ?? '');
  return `${origin}${FILES}/${file.key}?expires=${expires}&sign=${file.sign(expires)}`;
}

/** Formats a browser may show; everything else is only to be saved, so that no page can be smuggled in. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
};

function refuse(status: number, code: string, rule: Localized): Answer {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`, rule, source: SOURCES.richMedia };
}

const putPart: Handler = async ({ platform, params, query, request }) => {
  const upload = platform.uploads.get(params['upload'] ?? '');
  const part = upload?.parts[Number(params['position'])];
  if (!upload || !part || !platform.storage.has(upload.file) || query.get('sign') !== upload.sign)
    return refuse(403, 'SignatureDoesNotMatch', {
      'zh-CN': '分片地址无效：请原样使用 presigned_url。',
      en: 'No such part: use presigned_url as it is.',
    });
  if (request.headers.authorization !== undefined)
    return refuse(400, 'InvalidArgument', {
      'zh-CN': '已签名的地址不能再带 Authorization 头。',
      en: 'A presigned address takes no Authorization header besides.',
    });
  if (await upload.put(part, request)) return { headers: { ETag: `"${part.md5}"` } };
  return refuse(400, 'InvalidArgument', {
    'zh-CN': `这个分片应为 ${part.end - part.start} 字节。`,
    en: `This part has to be ${part.end - part.start} bytes long.`,
  });
};

const getFile: Handler = async ({ platform, params, query }) => {
  const file = platform.storage.get(params['key'] ?? '');
  const expires = query.get('expires') ?? '';
  const isOver = expires !== '' && platform.now() >= Number(expires);
  if (!file || isOver || query.get('sign') !== file.sign(expires))
    return refuse(file ? 403 : 404, file ? 'AccessDenied' : 'NoSuchKey', {
      'zh-CN': '文件已不再保留，或地址已过期、被改动。',
      en: 'The file is kept no longer, or the address has expired or was changed.',
    });
  const type = TYPES[fileFormat(await file.head()) ?? ''];
  return {
    content: file.read(),
    headers: {
      'Content-Type': type ?? 'application/octet-stream',
      'Content-Length': String(file.sizeBytes),
      'X-Content-Type-Options': 'nosniff',
      // what was uploaded runs nothing here, whatever a browser takes it for
      'Content-Security-Policy':
        "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
      ...(!type && { 'Content-Disposition': 'attachment' }),
    },
  };
};

export const storageRoutes: readonly Route[] = [
  { method: 'PUT', path: `${UPLOADS}/:upload/:position`, needsToken: false, streams: true, handle: putPart },
  { method: 'GET', path: `${FILES}/:key`, needsToken: false, handle: getFile },
];
