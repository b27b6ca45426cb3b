import { expect } from 'vitest';
import { ACTIVE_QUOTAS, type ActiveQuota } from '../../../src/rules/active-quota.js';
import type { Scene } from '../../../src/rules/scene.js';
import { say } from '../platform/row.js';
import type { Stage } from '../stage.js';
import type { Rule } from './rule.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const SCENES: Readonly<Record<Scene, readonly [zh: string, en: string]>> = {
  c2c: ['单聊', 'to people'],
  group: ['群', 'to groups'],
  channel: ['子频道', 'to channels'],
  dm: ['私信', 'to direct sessions'],
};
const TARGETS: Readonly<Record<Scene, readonly [zh: string, en: string]>> = {
  c2c: ['每人', 'for a person'],
  group: ['每群', 'for a group'],
  channel: ['每个子频道', 'for a channel'],
  dm: ['每人', 'for a person'],
};
const WINDOWS: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  [SECOND]: ['秒', 'a second'],
  [MINUTE]: ['分钟', 'a minute'],
  [DAY]: ['天', 'a day'],
};

const placeOf = ({ emulator }: Stage, scene: Scene, name: string): string => {
  if (scene === 'c2c') return `/v2/users/${emulator.user(name).openid}`;
  if (scene === 'channel') return `/channels/${emulator.channel(name).id}`;
  if (scene === 'dm') return `/dms/${emulator.directMessage(name).guildId}`;
  const group = emulator.group(name);
  if (!group.allowsActive) group.receiveMessages();
  return `/v2/groups/${group.openid}`;
};

/** Sends so that no other rule comes first: how many at once, the pause after them, how many to one target. */
interface Pace {
  batch: number;
  pauseMs: number;
  perTarget: number;
}

const ALL = Number.POSITIVE_INFINITY;

/** To many: as many to each as it takes. */
const TO_MANY: Readonly<Record<Scene, Pace>> = {
  c2c: { batch: ALL, pauseMs: 0, perTarget: 1 },
  group: { batch: ALL, pauseMs: 0, perTarget: 1 },
  channel: { batch: ALL, pauseMs: 0, perTarget: 5 },
  dm: { batch: ALL, pauseMs: 0, perTarget: 2 },
};

/** To one: below what it takes in a shorter time. */
function toOne({ scene, windowMs }: ActiveQuota): Pace {
  const isLong = windowMs === DAY && (scene === 'c2c' || scene === 'group');
  const batch = { c2c: 10, group: 20, channel: 5, dm: 2 }[scene];
  return { batch, pauseMs: isLong ? (batch / 20) * MINUTE + SECOND : SECOND, perTarget: ALL };
}

async function useUp(stage: Stage, quota: ActiveQuota): Promise<number[]> {
  const { batch, pauseMs, perTarget } = quota.per === 'bot' ? TO_MANY[quota.scene] : toOne(quota);
  const send = async (n: number) => {
    const place = placeOf(stage, quota.scene, `target ${Math.floor(n / perTarget)}`);
    return (await stage.api.post(`${place}/messages`, { content: 'x' })).status;
  };
  const statuses: number[] = [];
  while (statuses.length < quota.count) {
    if (statuses.length > 0) await stage.later(pauseMs);
    const size = Math.min(batch, quota.count - statuses.length);
    const from = statuses.length;
    statuses.push(...(await Promise.all(Array.from({ length: size }, (_, index) => send(from + index)))));
  }
  return [...statuses, await send(quota.count)];
}

function ruleOf(quota: ActiveQuota): Rule {
  const { scene, per, count, windowMs } = quota;
  const [zh, en] = SCENES[scene];
  const [zhPer, enPer] = per === 'bot' ? ['整个机器人', 'for the bot'] : TARGETS[scene];
  const [zhWindow, enWindow] = WINDOWS[windowMs] ?? ['', ''];
  return {
    id: `active-${scene}-${per}-${windowMs}`,
    what: say(
      `主动消息，${zh}：${zhPer}每${zhWindow} ${count} 条`,
      `active messages ${en}: ${count} ${enWindow} ${enPer}`,
    ),
    async prove(stage) {
      const statuses = await useUp(stage, quota);
      expect([statuses.slice(0, -1).every((status) => status === 200), statuses.at(-1)]).toEqual([true, 400]);
    },
  };
}

export const QUOTA_RULES: readonly Rule[] = ACTIVE_QUOTAS.map(ruleOf);
