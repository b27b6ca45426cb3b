import { isRecord } from './http/is-record.js';
import type { ReplyBasis } from './rules/reply-ledger.js';
import type { Scene } from './rules/scene.js';

type Found = Pick<ReplyBasis, 'id' | 'kind' | 'scene' | 'target'>;

/** Message events: which field of `d` names the place an answer goes to. */
const MESSAGES: Readonly<Record<string, { scene: Scene; target(d: Record<string, unknown>): unknown }>> = {
  C2C_MESSAGE_CREATE: { scene: 'c2c', target: ({ author }) => (isRecord(author) ? author['user_openid'] : undefined) },
  GROUP_AT_MESSAGE_CREATE: { scene: 'group', target: ({ group_openid }) => group_openid },
  GROUP_MESSAGE_CREATE: { scene: 'group', target: ({ group_openid }) => group_openid },
  AT_MESSAGE_CREATE: { scene: 'channel', target: ({ channel_id }) => channel_id },
  MESSAGE_CREATE: { scene: 'channel', target: ({ channel_id }) => channel_id },
  DIRECT_MESSAGE_CREATE: { scene: 'dm', target: ({ guild_id }) => guild_id },
};

/** Fields that say where another event happened, the most telling first. */
const PLACES: readonly (readonly [field: string, scene: Scene])[] = [
  ['group_openid', 'group'],
  ['channel_id', 'channel'],
  ['user_openid', 'c2c'],
  ['openid', 'c2c'],
  ['guild_id', 'channel'],
];

/**
 * What can be answered in an event: its message by `d.id`, any other event by the outer id.
 *
 * @returns `undefined` for an event that happened nowhere.
 */
export function replyBasisOf(t: string, d: unknown, outerId: string): Found | undefined {
  if (!isRecord(d)) return undefined;
  const message = MESSAGES[t];
  if (message) {
    const target = message.target(d);
    if (typeof target !== 'string' || typeof d['id'] !== 'string') return undefined;
    return { id: d['id'], kind: 'msg_id', scene: message.scene, target };
  }
  const place = PLACES.find(([field]) => typeof d[field] === 'string');
  return place && { id: outerId, kind: 'event_id', scene: place[1], target: d[place[0]] as string };
}
