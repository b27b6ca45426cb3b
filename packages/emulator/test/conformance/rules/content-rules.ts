import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { toUser } from '../cases/chat-sends.js';
import { say } from '../platform/row.js';
import type { Stage } from '../stage.js';
import type { Rule } from './rule.js';

const button = (label: string) => ({
  render_data: { label },
  action: { type: 1, data: 'x', permission: { type: 2 } },
});
const keyboard = (rows: number, buttons: number, label = 'OK') => ({
  msg_type: 2,
  markdown: { content: 'x' },
  keyboard: {
    content: {
      rows: Array.from({ length: rows }, () => ({ buttons: Array.from({ length: buttons }, () => button(label)) })),
    },
  },
});

const upload = async ({ api, emulator }: Stage, bytes: Buffer, fields: object) =>
  api.post(`/v2/users/${emulator.user('Ming').openid}/files`, { file_data: bytes.toString('base64'), ...fields });
const PNG = Buffer.from('\x89PNG\r\n\x1a\n____', 'latin1');
const BEGINNINGS: readonly (readonly [fileType: number, text: string])[] = [
  [1, '\x89PNG\r\n\x1a\n'],
  [2, '\0\0\0\x18ftypmp42'],
  [3, '\x02#!SILK_V3'],
];

/** `md5_10m` is that of so many bytes. */
const FIRST_BYTES = 10_002_432;

const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** Uploads in parts. @returns The HTTP status of the merge. */
async function inParts(stage: Stage, bytes: Buffer, { md5First = '', fileType = 4, now = false }) {
  const place = `/v2/users/${stage.emulator.user('Ming').openid}`;
  const sha1 = createHash('sha1').update(bytes).digest('hex');
  const file = { file_type: fileType, file_name: 'a', file_size: String(bytes.length), md5: md5Of(bytes), sha1 };
  const { body } = await stage.api.post(`${place}/upload_prepare`, { ...file, md5_10m: md5First });
  const size = Number(body['block_size']);
  for (const { index, presigned_url } of body['parts'] as { index: number; presigned_url: string }[]) {
    const part = bytes.subarray(index * size, (index + 1) * size);
    await fetch(presigned_url, { method: 'PUT', body: new Uint8Array(part) });
    const report = { upload_id: body['upload_id'], part_index: index, block_size: String(part.length) };
    await stage.api.post(`${place}/upload_part_finish`, { ...report, md5: md5Of(part) });
  }
  const merge = { file_type: fileType, upload_id: body['upload_id'], srv_send_msg: now };
  return (await stage.api.post(`${place}/files`, merge)).status;
}

export const CONTENT_RULES: readonly Rule[] = [
  {
    id: 'keyboards',
    what: say('键盘最多 5 行 × 5 个，文字 10 个字符', 'keyboards have 5 rows of 5 buttons, labels 10 characters'),
    async prove(stage) {
      const sizes = [keyboard(5, 5), keyboard(6, 1), keyboard(1, 6), keyboard(1, 1, 'x'.repeat(11))];
      const statuses = [];
      for (const body of sizes) statuses.push((await toUser(stage, body)).status);
      expect(statuses).toEqual([200, 400, 400, 400]);
    },
  },
  {
    id: 'hears-all',
    what: say(
      '群只推送 @ 机器人的消息，除非群主让它接收全部',
      'a group passes on what mentions the bot, and everything once its owner allows it',
    ),
    async prove({ emulator, client }) {
      const dev = emulator.group('dev');
      await dev.member('Ming').says('1', { mention: false });
      dev.receiveAll = true;
      await dev.member('Ming').says('2', { mention: false });
      expect(await client.next()).toMatchObject({ t: 'GROUP_MESSAGE_CREATE', d: { content: '2' } });
    },
  },
  {
    id: 'openids',
    what: say('openid 因机器人而异', 'openids differ from bot to bot'),
    async prove({ emulator }) {
      expect(emulator.addBot().user('Ming').openid).not.toBe(emulator.user('Ming').openid);
    },
  },
  {
    id: 'file-formats',
    what: say('图片、视频 mp4、语音 silk 按内容检查', 'pictures, mp4 videos and silk voice are told by their content'),
    async prove(stage) {
      for (const [file_type, text] of BEGINNINGS) {
        expect((await upload(stage, Buffer.from(text, 'latin1'), { file_type })).status).toBe(200);
        expect((await upload(stage, Buffer.from('text'), { file_type })).status).toBe(400);
      }
    },
  },
  {
    id: 'soft-limits',
    what: say('图片超过 20 MB 降级为文件', 'a picture above 20 MB is shown as a file'),
    async prove(stage) {
      const ming = stage.emulator.user('Ming');
      const large = Buffer.concat([PNG, Buffer.alloc(20 * 1024 * 1024)]);
      await inParts(stage, large, { md5First: md5Of(large.subarray(0, FIRST_BYTES)), fileType: 1, now: true });
      expect(ming.transcript.entries.at(-1)?.media?.fileType).toBe(4);
    },
  },
  {
    id: 'file-info',
    what: say(
      'file_info 在 ttl 内可用于同一场景的任何对象',
      'a file_info works for all targets of its scene until its ttl is over',
    ),
    async prove(stage) {
      const { api, emulator } = stage;
      emulator.group('dev').receiveMessages();
      const { body } = await upload(stage, PNG, { file_type: 1 });
      const message = { msg_type: 7, media: { file_info: body['file_info'] } };
      const send = async (place: string) => (await api.post(`/v2/${place}/messages`, message)).status;
      expect(await send(`users/${emulator.user('Hong').openid}`)).toBe(200);
      expect(await send(`groups/${emulator.group('dev').openid}`)).toBe(400);
      await stage.later(Number(body['ttl']) * 1000);
      expect(await send(`users/${emulator.user('Hong').openid}`)).toBe(400);
    },
  },
  {
    id: 'md5-10m',
    what: say('md5_10m 是前 10 002 432 字节的 MD5', 'md5_10m is the MD5 of the first 10 002 432 bytes'),
    async prove(stage) {
      const bytes = Buffer.alloc(FIRST_BYTES + 1, 'x');
      expect(await inParts(stage, bytes, { md5First: md5Of(bytes.subarray(0, FIRST_BYTES)) })).toBe(200);
      expect(await inParts(stage, bytes, { md5First: md5Of(bytes) })).toBe(400);
    },
  },
  {
    id: 'streams',
    what: say('流式消息占一次回复，直到 input_state 10', 'a stream is one reply, finished by input_state 10'),
    async prove({ api, emulator }) {
      const said = await emulator.user('Ming').says('hi');
      const path = `/v2/users/${emulator.user('Ming').openid}/stream_messages`;
      const frame = { msg_id: said.id, msg_seq: 1, input_mode: 'append', content_type: 'text' };
      const { body } = await api.post(path, { ...frame, content_raw: 'Once ', input_state: 1 });
      await api.post(path, { ...frame, content_raw: 'upon', input_state: 10, stream_msg_id: body['id'] });
      expect(said.replies.map(({ content }) => content)).toEqual(['Once upon']);
    },
  },
  {
    id: 'menu-switches',
    what: say('打开的菜单开关随消息以 <switch_id>=1 到来', 'a switch of the menu comes with messages as <switch_id>=1'),
    async prove({ api, emulator, client }) {
      const item = { type: 'switch', name: 'web', switch: { switch_id: 'search', default: true } };
      await api.call('PUT', '/v2/menu', { menu: { items: [item] } });
      await emulator.user('Ming').says('hi');
      expect((await client.next()).d).toMatchObject({
        message_scene: { ext: expect.arrayContaining(['search=1']) },
      });
    },
  },
];
