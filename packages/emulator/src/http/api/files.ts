import { secret, uuid } from '../../ids.js';
import { Refusal } from '../../rules/refusal.js';
import type { Handler, Route } from '../call.js';
import { chatTarget } from './chat-target.js';

/** A file the platform holds; its `file_info` works for every target of the same scene. */
export interface UploadedFile {
  scene: 'c2c' | 'group';
  /** 1 image · 2 video · 3 voice · 4 file. */
  fileType: number;
  url?: string;
  fileName?: string;
  /** Milliseconds; `undefined` = no end. */
  expiresAt?: number;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The page shows small uploads; larger ones only by name. */
const SHOWN_BASE64 = 500_000;

function shownUrl(url: string | undefined, data: string | undefined, fileType: number): string | undefined {
  if (url !== undefined) return url;
  return data && fileType === 1 && data.length < SHOWN_BASE64 ? `data:image/png;base64,${data}` : undefined;
}

function upload(scene: 'c2c' | 'group'): Handler {
  return (call) => {
    const { bot, body, platform } = call;
    chatTarget(call, scene);
    const fileType = body['file_type'];
    if (![1, 2, 3, 4].includes(fileType as number)) throw new Refusal('badFileType');
    const url = text(body['url']);
    const data = text(body['file_data']);
    if (data === undefined && !/^https?:\/\//i.test(url ?? '')) throw new Refusal('noFileSource');
    const ttl = platform.settings.fileLifetimeSeconds;
    const info = secret(48);
    bot.files.set(info, {
      scene,
      fileType: fileType as number,
      url: shownUrl(url, data, fileType as number),
      fileName: text(body['file_name']),
      expiresAt: ttl > 0 ? platform.now() + ttl * 1000 : undefined,
    });
    return { body: { file_uuid: uuid(), file_info: info, ttl, id: '' } };
  };
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html} */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/users/:openid/files', handle: upload('c2c') },
  { method: 'POST', path: '/v2/groups/:openid/files', handle: upload('group') },
];
