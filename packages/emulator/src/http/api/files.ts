import type { EmulatedBot } from '../../bot.js';
import { chatMessageId, secret, uuid } from '../../ids.js';
import { EmulatedGroup } from '../../people/group.js';
import type { EmulatedUser } from '../../people/user.js';
import { admit } from '../../rules/admission.js';
import { textField } from '../../rules/text-field.js';
import { fileTypeOf, shownType } from '../../rules/file-rules.js';
import { Refusal } from '../../rules/refusal.js';
import type { StoredFile } from '../../storage/stored-file.js';
import type { Call, Handler, Route } from '../call.js';
import { fetchFile } from '../fetch-file.js';
import { chatTarget, checkReachable } from './chat-target.js';
import { merge, uploadOf } from './chunked-upload.js';
import { deliver, sentByBot } from './delivered.js';
import type { UploadedFile } from '../../storage/uploaded-file.js';
import { fileAddress } from './storage.js';

const MEDIA = 7;
const FILE = 4;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The content of a call that brings it along. @throws {@link Refusal} 850019 when it is no bare base64. */
async function storeData({ platform }: Call, data: string): Promise<StoredFile> {
  if (/[^A-Za-z0-9+/=\s]/.test(data)) throw new Refusal('badFileFormat');
  const file = await platform.storage.create();
  await file.write(Buffer.from(data, 'base64'), 0);
  return file;
}

/** Where the content of a call is. @returns An address, when it is one that is not downloaded here. */
async function sourceOf(call: Call): Promise<StoredFile | string> {
  const { body, platform } = call;
  const data = textField(body, 'file_data');
  if (data !== '') return storeData(call, data);
  const url = textField(body, 'url');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new Refusal('noFileSource');
  return (await fetchFile(new URL(url), platform)) ?? url;
}

/** Sends a file at once, as an active message. @returns The id of the message. @throws {@link Refusal} */
function sendNow({ bot, platform }: Call, target: EmulatedUser | EmulatedGroup, info: string, file: UploadedFile) {
  checkReachable(target, platform.settings);
  const [now, body] = [platform.now(), { msg_type: MEDIA, media: { file_info: info } }];
  const admission = admit({ bot, conversation: target, body, settings: platform.settings, now });
  const sent = sentByBot(chatMessageId(), body, now, MEDIA);
  const media = { fileType: file.fileType, url: file.url, fileName: file.fileName };
  deliver(bot, target, sent, admission, { media });
  return sent.id;
}

function keep(bot: EmulatedBot, file: UploadedFile): string {
  const info = secret(48);
  bot.files.set(info, file);
  return info;
}

function upload(scene: 'c2c' | 'group'): Handler {
  return async (call) => {
    const { bot, body, platform, origin } = call;
    const target = chatTarget(call, scene);
    if (target instanceof EmulatedGroup && target.isMuted) throw new Refusal('mutedForFiles');
    const wantedType = fileTypeOf(body);
    const pending = text(body['upload_id']) === undefined ? undefined : uploadOf(call, scene);
    if (pending?.merged) return { body: pending.merged };
    const source = pending ? await merge(pending, wantedType) : await sourceOf(call);
    const isHere = typeof source !== 'string';
    const { settings } = platform;
    const fileType = isHere ? shownType(wantedType, source.sizeBytes, await source.head(), settings) : wantedType;
    const ttl = settings.fileLifetimeSeconds;
    const expiresAt = ttl > 0 ? platform.now() + ttl * 1000 : undefined;
    const url = isHere ? fileAddress(origin, source) : source;
    const file: UploadedFile = { scene, fileType, url, fileName: text(body['file_name']), expiresAt };
    const info = keep(bot, file);
    const id = body['srv_send_msg'] === true ? sendNow(call, target, info, file) : '';
    const answer: Record<string, unknown> = { file_uuid: uuid(), file_info: info, ttl, id };
    if (pending && isHere && wantedType !== FILE) answer['raw_url'] = fileAddress(origin, source, expiresAt);
    if (pending) pending.merged = answer;
    return { body: answer };
  };
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html} */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/users/:openid/files', handle: upload('c2c') },
  { method: 'POST', path: '/v2/groups/:openid/files', handle: upload('group') },
];
