import { guildMessageId, uuid } from '../../ids.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { admit } from '../../rules/admission.js';
import { checkGuildBody, checkGuildCard } from '../../rules/guild-body.js';
import { Refusal } from '../../rules/refusal.js';
import { textField } from '../../rules/text-field.js';
import { rfc3339 } from '../../timestamps.js';
import type { Answer, Call, Handler, Route } from '../call.js';
import { isRecord } from '../is-record.js';
import { deliver, sentByBot } from './delivered.js';
import { type GuildConversation, guildConversation, messageObject } from './guild-place.js';
import { channelTarget, messageTarget } from './guild-target.js';

const PER_SECOND = 5;

function checkRate({ bot, platform }: Call, { targetId }: GuildConversation): void {
  if (!platform.settings.enforceRateLimits) return;
  if (!bot.counts.take(`channel:${targetId}`, PER_SECOND, 1000, platform.now())) throw new Refusal('channelTooFast');
}

/** 202 with the shape of an error; the verdict comes as an event. */
function audited({ bot, platform, body }: Call, place: GuildConversation, publish: () => TranscriptEntry): Answer {
  const audit = { audit_id: uuid() };
  const isReply = Boolean(body['msg_id'] ?? body['event_id']);
  const passes = platform.settings.guildAudit === 'pass';
  const at = rfc3339(platform.now());
  const { guild_id, channel_id } = place.place;
  setImmediate(() => {
    const entry = passes ? publish() : undefined;
    const message = entry ? { message_id: entry.id, seq_in_channel: String(entry.seq) } : { seq_in_channel: '' };
    const d = { ...audit, ...message, guild_id, channel_id, audit_time: at, create_time: at };
    platform.event(bot, passes ? 'MESSAGE_AUDIT_PASS' : 'MESSAGE_AUDIT_REJECT', d);
  });
  const code = isReply ? 304_024 : 304_023;
  return {
    status: 202,
    body: { code, message: 'push message is waiting for audit now', data: { message_audit: audit } },
  };
}

/** What is quoted has to be here, unless the body says that it does not matter. */
function checkReference({ bot, body }: Call, place: GuildConversation): void {
  const reference = body['message_reference'];
  if (!isRecord(reference) || reference['ignore_get_message_error'] === true) return;
  const id = textField(reference, 'message_id');
  if (place.transcript.find(id)) return;
  throw new Refusal(
    bot.conversations.some(({ transcript }) => transcript.find(id)) ? 'quotedElsewhere' : 'unknownMessage',
  );
}

const send: Handler = (call) => {
  const { bot, body, platform } = call;
  const { settings } = platform;
  const place = guildConversation(call);
  if (settings.guildNeedsGateway && !platform.isOnline(bot)) throw new Refusal('botOffline');
  checkGuildBody(body, settings);
  checkReference(call, place);
  checkRate(call, place);
  const now = platform.now();
  const admission = admit({ bot, conversation: place, body, settings, now });
  const publish = (): TranscriptEntry =>
    deliver(bot, place, sentByBot(guildMessageId(), body, now), admission, { seq: ++place.seq });
  if (settings.guildAudit !== 'none') return audited(call, place, publish);
  return { body: messageObject(place, publish()) };
};

/**
 * Here alone the message comes in a wrapping, which most SDKs rely on.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/gosdk/api/message/get_message.html}
 */
const one: Handler = (call) => {
  const channel = channelTarget(call);
  const message = messageObject(channel, messageTarget(channel, call.params['message'] ?? '', 'unknownMessage'));
  return { body: { message } };
};

const has = (value: unknown): boolean => value !== undefined && value !== null;

/** Only what carries markdown or a keyboard can be changed, and only these two. */
const edit: Handler = (call) => {
  const { body, platform } = call;
  const channel = channelTarget(call);
  const entry = messageTarget(channel, call.params['message'] ?? '', 'unknownMessage');
  if (entry.from !== 'bot') throw new Refusal('editNotOwn');
  if (!entry.markdown && !entry.keyboard) throw new Refusal('editWithoutKeyboard');
  if (!has(body['markdown']) && !has(body['keyboard'])) throw new Refusal('editNeedsKeyboard');
  checkGuildCard(body, platform.settings);
  const { markdown, keyboard } = sentByBot(entry.id, body, entry.at);
  entry.markdown = markdown ?? entry.markdown;
  entry.keyboard = keyboard ?? entry.keyboard;
  entry.editedAt = platform.now();
  channel.show(entry);
  return { body: messageObject(channel, entry) };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html} */
export const guildMessageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handle: send },
  { method: 'POST', path: '/dms/:guild/messages', handle: send },
  { method: 'GET', path: '/channels/:channel/messages/:message', handle: one },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', handle: edit },
];
