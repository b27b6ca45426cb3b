import { expect } from 'vitest';
import { REPLY_RULES } from '../../../src/rules/reply-window.js';
import type { Scene } from '../../../src/rules/scene.js';
import { say } from '../platform/row.js';
import type { Stage } from '../stage.js';
import type { Rule } from './rule.js';

const NAMES: Readonly<Record<Scene, readonly [zh: string, en: string]>> = {
  c2c: ['单聊', 'with a person'],
  group: ['群', 'in a group'],
  channel: ['子频道', 'in a channel'],
  dm: ['私信', 'in a direct session'],
};

const PLACES: Readonly<Record<Scene, (stage: Stage) => { path: string; says: () => Promise<{ id: string }> }>> = {
  c2c: ({ emulator }) => {
    const ming = emulator.user('Ming');
    return { path: `/v2/users/${ming.openid}`, says: () => ming.says('hi') };
  },
  group: ({ emulator }) => {
    const dev = emulator.group('dev');
    return { path: `/v2/groups/${dev.openid}`, says: () => dev.member('Ming').says('hi') };
  },
  channel: ({ emulator }) => {
    const channel = emulator.channel('general');
    return { path: `/channels/${channel.id}`, says: () => channel.member('Ming').says('hi') };
  },
  dm: ({ emulator }) => {
    const direct = emulator.directMessage('Ming');
    return { path: `/dms/${direct.guildId}`, says: () => direct.says('hi') };
  },
};

const MINUTE = 60_000;
/** Where no number is documented, this many have to go. */
const MANY = 10;

function windowOf(scene: Scene): Rule {
  const { windowMs, limit } = REPLY_RULES[scene];
  const [minutes, [zh, en]] = [windowMs / MINUTE, NAMES[scene]];
  const count = limit === null ? say('不限次', 'as often as wanted') : say(`${limit} 次`, `${limit} times`);
  return {
    id: `reply-${scene}`,
    what: say(
      `${zh}：${minutes} 分钟内可回复${count['zh-CN']}`,
      `${en} a message is answered within ${minutes} minutes, ${count.en}`,
    ),
    async prove(stage) {
      const { path, says } = PLACES[scene](stage);
      let seq = 0;
      const reply = async ({ id: msg_id }: { id: string }) =>
        (await stage.api.post(`${path}/messages`, { content: 'x', msg_id, msg_seq: ++seq })).status;
      const said = await says();
      const statuses = [];
      for (let n = 0; n < (limit ?? MANY); n += 1) {
        statuses.push(await reply(said));
        await stage.later(1000);
      }
      expect(statuses).toEqual(statuses.map(() => 200));
      if (limit !== null) expect(await reply(said)).toBe(400);
      const late = await says();
      await stage.later(windowMs);
      expect(await reply(late)).toBe(200);
      await stage.later(1);
      expect(await reply(late)).toBe(400);
    },
  };
}

const codeOf = async (call: ReturnType<Stage['api']['post']>): Promise<unknown> => (await call).body['code'];
const inC2c = ({ emulator }: Stage) => `/v2/users/${emulator.user('Ming').openid}/messages`;

export const REPLY_PROOFS: readonly Rule[] = [
  ...(['c2c', 'group', 'channel', 'dm'] as const).map(windowOf),
  {
    id: 'msg-seq',
    what: say(
      '同一 id 下 msg_seq 不可重复；不填等于 1',
      'a msg_seq is used once for an id, and means 1 when it is missing',
    ),
    async prove(stage) {
      const { id: msg_id } = await stage.emulator.user('Ming').says('hi');
      const send = (body: object) => codeOf(stage.api.post(inC2c(stage), { content: 'x', msg_id, ...body }));
      expect([await send({}), await send({ msg_seq: 1 }), await send({ msg_seq: 7 })]).toEqual([
        undefined,
        40_054_005,
        undefined,
      ]);
    },
  },
  {
    id: 'bound-ids',
    what: say('msg_id 只能用在它来自的会话', 'a msg_id works where it came from only'),
    async prove(stage) {
      const { id: msg_id } = await stage.emulator.user('Hong').says('hi');
      expect(await codeOf(stage.api.post(inC2c(stage), { content: 'x', msg_id }))).toBe(40_034_024);
    },
  },
  {
    id: 'typing',
    what: say('“正在输入”也占一次回复', 'a typing notice is one of the replies'),
    async prove(stage) {
      const { id: msg_id } = await stage.emulator.user('Ming').says('hi');
      const typing = { msg_type: 6, input_notify: { input_type: 1, input_second: 5 }, msg_id };
      expect(await codeOf(stage.api.post(inC2c(stage), typing))).toBeUndefined();
      expect(await codeOf(stage.api.post(inC2c(stage), { content: 'x', msg_id }))).toBe(40_054_005);
    },
  },
  {
    id: 'failed-sends',
    what: say('被拒绝的回复不占次数', 'a reply that is refused spends nothing'),
    async prove(stage) {
      const { id: msg_id } = await stage.emulator.user('Ming').says('hi');
      const send = (content: string) => codeOf(stage.api.post(inC2c(stage), { content, msg_id }));
      expect([await send(''), await send('x')]).toEqual([304_061, undefined]);
    },
  },
  {
    id: 'recall-windows',
    what: say(
      '召回消息：当天、1–3 天、3–7 天、7–30 天各一条',
      'recall messages: one each the same day, on days 1–3, 3–7 and 7–30',
    ),
    async prove(stage) {
      const DAY = 24 * 60 * MINUTE;
      await stage.emulator.user('Ming').says('hi');
      const wake = () => codeOf(stage.api.post(inC2c(stage), { content: 'x', is_wakeup: true }));
      const codes = [];
      for (const days of [0, 1, 2, 4]) {
        await stage.later(days * DAY);
        codes.push(await wake(), await wake());
      }
      expect(codes).toEqual([0, 1, 2, 3].flatMap(() => [undefined, 40_034_122]));
    },
  },
  {
    id: 'recall-time',
    what: say('单聊和群消息 2 分钟内可撤回', 'messages to people and groups are recalled within 2 minutes'),
    async prove(stage) {
      const { body } = await stage.api.post(inC2c(stage), { content: 'x' });
      const path = `${inC2c(stage)}/${encodeURIComponent(String(body['id']))}`;
      await stage.later(2 * MINUTE + 1);
      expect(await codeOf(stage.api.call('DELETE', path))).toBe(40_064_004);
    },
  },
];
