import { guildMessageId, uuid } from '../../ids.js';
import { EmulatedChannel } from '../../people/channel.js';
import { EmulatedDirectMessage } from '../../people/direct-message.js';
import { admit } from '../../rules/admission.js';
import { checkGuildBody } from '../../rules/guild-body.js';
import { Refusal } from '../../rules/refusal.js';
import { rfc3339 } from '../../timestamps.js';
import type { Answer, Call, Handler, Route } from '../call.js';
import { deliver, sentByBot } from './delivered.js';

type Place = EmulatedChannel | EmulatedDirectMessage;

const PER_SECOND = 5;

function placeOf({ bot, params }: Call): Place {
  const place = bot.find('channel', params['channel'] ?? '') ?? bot.find('dm', params['guild'] ?? '');
  if (place instanceof EmulatedChannel || place instanceof EmulatedDirectMessage) return place;
  throw new Refusal('unknownChannel');
}

const idsOf = (place: Place): { channel_id: string; guild_id: string } =>
  place instanceof EmulatedChannel
    ? { channel_id: place.id, guild_id: place.guildId }
    : { channel_id: place.channelId, guild_id: place.guildId };

function checkRate({ bot, platform }: Call, place: Place): void {
  if (!platform.settings.enforceRateLimits) return;
  if (!bot.counts.take(`channel:${place.targetId}`, PER_SECOND, 1000, platform.now()))
    throw new Refusal('channelTooFast');
}

/** The full message object guild sends are answered with. */
function messageOf({ bot, platform, body }: Call, place: Place, id: string): Record<string, unknown> {
  const author = { id: bot.id, username: bot.username, avatar: '', bot: true };
  const content = typeof body['content'] === 'string' ? body['content'] : '';
  const flags = { tts: false, mention_everyone: false, embeds: [], pinned: false, type: 0, flags: 0 };
  const timestamp = rfc3339(platform.now());
  return { id, ...idsOf(place), content, timestamp, author, ...flags, seq_in_channel: String(++place.seq) };
}

/** 202 with the shape of an error; the verdict comes as an event. */
function audited({ bot, platform, body }: Call, place: Place, publish: () => string): Answer {
  const audit = { audit_id: uuid() };
  const isReply = Boolean(body['msg_id'] ?? body['event_id']);
  const passes = platform.settings.guildAudit === 'pass';
  const at = rfc3339(platform.now());
  setImmediate(() => {
    const message = passes ? { message_id: publish(), seq_in_channel: String(place.seq) } : { seq_in_channel: '' };
    const d = { ...audit, ...message, ...idsOf(place), audit_time: at, create_time: at };
    platform.event(bot, passes ? 'MESSAGE_AUDIT_PASS' : 'MESSAGE_AUDIT_REJECT', d);
  });
  const code = isReply ? 304_024 : 304_023;
  return {
    status: 202,
    body: { code, message: 'push message is waiting for audit now', data: { message_audit: audit } },
  };
}

const send: Handler = (call) => {
  const { bot, body, platform } = call;
  const { settings } = platform;
  const place = placeOf(call);
  if (settings.guildNeedsGateway && !platform.isOnline(bot)) throw new Refusal('botOffline');
  checkGuildBody(body, settings);
  checkRate(call, place);
  const now = platform.now();
  const admission = admit({ bot, conversation: place, body, settings, now });
  const id = guildMessageId();
  const message = messageOf(call, place, id);
  const publish = (): string => {
    deliver(bot, place, sentByBot(id, body, now), admission);
    return id;
  };
  if (settings.guildAudit !== 'none') return audited(call, place, publish);
  publish();
  return { body: message };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html} */
export const guildMessageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handle: send },
  { method: 'POST', path: '/dms/:guild/messages', handle: send },
];
