import { createHash } from 'node:crypto';
import type { Case, Stage } from '../stage.js';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(92)]);
const hash = (name: string): string => createHash(name).update(PNG).digest('hex');
const data = (bytes: Buffer) => ({ file_data: bytes.toString('base64') });

const placesOf = ({ emulator }: Stage) => [
  `/v2/users/${emulator.user('Ming').openid}`,
  `/v2/groups/${emulator.group('dev').openid}`,
];

/** Announces a file of one part, puts it, reports it, merges it. */
async function inParts({ api }: Stage, place: string): Promise<void> {
  const hashes = { md5: hash('md5'), sha1: hash('sha1'), md5_10m: hash('md5') };
  const file = { file_type: 1, file_name: 'a.png', file_size: String(PNG.length), ...hashes };
  const { body } = await api.post(`${place}/upload_prepare`, file);
  const [part] = body['parts'] as { index: number; presigned_url: string }[];
  const report = { upload_id: body['upload_id'], part_index: part?.index, block_size: file.file_size, md5: file.md5 };
  await api.post(`${place}/upload_part_finish`, report);
  await fetch(String(part?.presigned_url), { method: 'PUT', body: new Uint8Array(PNG) });
  await api.post(`${place}/upload_part_finish`, report);
  await api.post(`${place}/files`, { file_type: 1, upload_id: body['upload_id'] });
}

export const FILE_CASES: readonly Case[] = [
  {
    title: 'files in one request and in parts, and those that are refused',
    async act(stage) {
      for (const place of placesOf(stage)) {
        await stage.api.post(`${place}/files`, { file_type: 1, ...data(PNG) });
        await inParts(stage, place);
        await stage.api.post(`${place}/files`, { file_type: 1, ...data(Buffer.from('text')) });
        await stage.api.post(`${place}/files`, { file_type: 1 });
        await stage.api.post(`${place}/upload_prepare`, { file_type: 1 });
        await stage.api.post(`${place}/upload_prepare`, { file_type: 9, file_name: 'a' });
      }
    },
  },
  {
    title: 'a file of 201 MB',
    act: (stage) => {
      const [md5, sha1] = ['0'.repeat(32), '0'.repeat(40)];
      const file = { file_type: 4, file_name: 'a', file_size: String(201 * 1024 * 1024), md5, sha1, md5_10m: md5 };
      return stage.api.post(`${placesOf(stage)[0]}/upload_prepare`, file);
    },
  },
  {
    title: 'a file for a group in which the bot is muted',
    act: (stage) => {
      stage.emulator.group('dev').isMuted = true;
      return stage.api.post(`${placesOf(stage)[1]}/files`, { file_type: 1, ...data(PNG) });
    },
  },
];
