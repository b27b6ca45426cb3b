import type { EmulatedBot } from '../bot.js';
import { EmulatedChannel } from '../people/channel.js';
import type { Conversation } from '../people/conversation.js';
import { EmulatedGroup } from '../people/group.js';
import { EmulatedUser } from '../people/user.js';
import type { EmulatorSettings } from '../settings.js';
import type { ActiveQuota } from './active-quota.js';
import { dayOf } from '../timestamps.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import type { ReplyBasis } from './reply-ledger.js';
import type { Scene } from './scene.js';

/** A send that may go out. */
export interface Admission {
  /** What it answers; `undefined` for an active message. */
  basis: ReplyBasis | undefined;
  /** Effective `msg_seq`; `undefined` in guilds. */
  seq: number | undefined;
  /** Counts it. Call once it went out. */
  readonly commit: () => void;
}

export interface Attempt {
  bot: EmulatedBot;
  conversation: Conversation;
  body: Record<string, unknown>;
  settings: EmulatorSettings;
  now: number;
}

/** What is answered when a quota is used up: that of one target, or that of the bot. */
const QUOTA: Readonly<Record<Scene, Readonly<Record<ActiveQuota['per'], RefusalName>>>> = {
  c2c: { target: 'activeQuota', bot: 'activeQuota' },
  group: { target: 'activeQuota', bot: 'activeQuota' },
  channel: { target: 'channelActiveQuota', bot: 'channelActiveQuota' },
  dm: { target: 'dmActiveQuota', bot: 'dmActiveTotal' },
};

/** An id field; empty text counts as missing. */
function idField(body: Record<string, unknown>, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Refusal('malformedBody');
  return value;
}

/** Omitted and 0 mean 1. */
function seqOf({ body, conversation: { scene } }: Attempt): number | undefined {
  if (scene === 'channel' || scene === 'dm') return undefined;
  const seq = body['msg_seq'] ?? 1;
  if (!Number.isInteger(seq)) throw new Refusal('malformedBody');
  return seq === 0 ? 1 : (seq as number);
}

/** Where what is answered may have happened: events about members name the guild only. */
function placesOf(conversation: Conversation): readonly string[] {
  const { targetId } = conversation;
  return conversation instanceof EmulatedChannel ? [targetId, conversation.guildId] : [targetId];
}

/** Finds and checks what a send answers. @throws {@link Refusal} */
export function admitReply(attempt: Attempt): Admission | undefined {
  const { bot, conversation, body, settings, now } = attempt;
  const msgId = idField(body, 'msg_id');
  const eventId = idField(body, 'event_id');
  if (msgId === undefined && eventId === undefined) return undefined;
  if (msgId !== undefined && eventId !== undefined) throw new Refusal('badEventId');
  const seq = seqOf(attempt);
  const kind = msgId === undefined ? 'event_id' : 'msg_id';
  const basis = bot.ledger.resolve(kind, msgId ?? eventId ?? '', conversation.scene, placesOf(conversation));
  bot.ledger.check(basis, seq, now, settings);
  return { basis, seq, commit: () => bot.ledger.spend(basis, seq) };
}

function quotaKeys({ bot, conversation: { scene, targetId }, settings }: Attempt) {
  const rows = settings.activeQuotas.filter((row) => row.scene === scene);
  return rows.map((row) => ({
    ...row,
    key: `active:${scene}:${row.per === 'bot' ? bot.appId : targetId}:${row.per}:${row.windowMs}`,
  }));
}

/** What the owner of the guild set about active messages. */
function checkGuildSetting({ id, guild: { messageSetting } }: EmulatedChannel): void {
  if (messageSetting.disable_push_msg) throw new Refusal('guildTakesNoActive');
  const { channel_ids: open } = messageSetting;
  if (open.length > 0 && !open.includes(id)) throw new Refusal('channelTakesNoActive');
}

function checkPermission({ conversation }: Attempt): void {
  if (conversation instanceof EmulatedChannel) checkGuildSetting(conversation);
  if (conversation instanceof EmulatedGroup && !conversation.allowsActive) throw new Refusal('noActive');
  if (conversation instanceof EmulatedUser && !conversation.allowsActive) throw new Refusal('userRefuses');
}

const DAY_MS = 24 * 60 * 60_000;

/** Only so many channels of a guild take active messages on one day. @returns What counts this one in. */
function admitChannel({ bot: { counts }, conversation, settings, now }: Attempt): () => void {
  if (!(conversation instanceof EmulatedChannel)) return () => undefined;
  const today = dayOf(now);
  const [ofChannel, ofGuild] = [`spoken:${conversation.id}:${today}`, `channels:${conversation.guildId}:${today}`];
  if (counts.count(ofChannel, DAY_MS, now) > 0) return () => undefined;
  if (counts.count(ofGuild, DAY_MS, now) >= settings.activeChannelsPerGuild) throw new Refusal('tooManyActiveChannels');
  return () => [ofChannel, ofGuild].forEach((key) => counts.add(key, now));
}

/** A recall message has rules of its own instead of quotas. */
function admitWakeup({ conversation, body, now }: Attempt): Admission {
  const isReply = idField(body, 'msg_id') !== undefined || idField(body, 'event_id') !== undefined;
  if (isReply || !(conversation instanceof EmulatedUser)) throw new Refusal('wakeupUnavailable');
  const period = conversation.wakeups.check(conversation.lastSpokeAt, now);
  return { basis: undefined, seq: undefined, commit: () => conversation.wakeups.mark(period) };
}

/** Checks permission and quotas of a message that answers nothing. */
function admitActive(attempt: Attempt): Admission {
  checkPermission(attempt);
  const { bot, conversation, now } = attempt;
  const rows = quotaKeys(attempt);
  for (const { key, per, count, windowMs } of rows) {
    if (bot.counts.count(key, windowMs, now) >= count) throw new Refusal(QUOTA[conversation.scene][per]);
  }
  const countChannel = admitChannel(attempt);
  const commit = (): void => {
    rows.forEach(({ key }) => bot.counts.add(key, now));
    countChannel();
  };
  return { basis: undefined, seq: undefined, commit };
}

/**
 * Decides whether a message may be sent: as an answer within its window and number, else as an active message.
 *
 * @throws {@link Refusal}
 */
export function admit(attempt: Attempt): Admission {
  if (attempt.body['is_wakeup'] === true) return admitWakeup(attempt);
  return admitReply(attempt) ?? admitActive(attempt);
}
