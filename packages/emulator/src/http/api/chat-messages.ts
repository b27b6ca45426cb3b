import type { EmulatedBot } from '../../bot.js';
import { chatMessageId, referenceIndex } from '../../ids.js';
import type { Conversation } from '../../people/conversation.js';
import { EmulatedGroup } from '../../people/group.js';
import type { SentByBot } from '../../people/sent-by-bot.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import type { EmulatedUser } from '../../people/user.js';
import { type Admission, admit, type Attempt } from '../../rules/admission.js';
import { checkChatBody, textsOf } from '../../rules/chat-body.js';
import { Refusal } from '../../rules/refusal.js';
import { textField } from '../../rules/text-field.js';
import { hasUrl } from '../../rules/text.js';
import { rfc3339 } from '../../timestamps.js';
import type { Call, Handler, Route } from '../call.js';
import { isRecord } from '../is-record.js';
import { chatTarget, checkReachable } from './chat-target.js';
import { deliver, sentByBot } from './delivered.js';

const TYPING = 6;
const MEDIA = 7;

/** The file a type 7 message shows. @throws {@link Refusal} 304080 */
function fileOf(bot: EmulatedBot, body: Attempt['body'], scene: string, now: number): TranscriptEntry['media'] {
  const info = isRecord(body['media']) ? body['media']['file_info'] : undefined;
  const file = bot.files.get(String(info));
  const isOver = file && file.expiresAt !== undefined && now >= file.expiresAt;
  if (!file || file.scene !== scene || isOver) throw new Refusal('badFileInfo');
  return { fileType: file.fileType, url: file.url, fileName: file.fileName };
}

/** Runs the checks of the content; whether a failure costs a reply is a setting. */
function checked<T>(attempt: Attempt, admission: Admission, check: () => T): T {
  try {
    return check();
  } catch (error) {
    const { basis } = admission;
    if (basis && attempt.settings.failedSendsSpendBudget && error instanceof Refusal) basis.used += 1;
    throw error;
  }
}

/** A notice that an answer is being written spends a reply, and is seen for as long as it says. */
function type({ body, platform }: Call, conversation: Conversation, { commit }: Admission): void {
  commit();
  const notify = body['input_notify'];
  const seconds = isRecord(notify) ? Number(notify['input_second']) : 0;
  platform.typing.emit({ conversation, forMs: seconds * 1000 });
}

/** Some bots hear themselves in a group that passes on everything. */
function echo({ bot, platform }: Call, group: EmulatedGroup, sent: SentByBot): void {
  if (!platform.settings.echoOwnMessages || !group.receiveAll) return;
  const openid = group.robotOpenid;
  const author = { id: openid, member_openid: openid, member_role: 'member', username: bot.username, bot: true };
  const place = { group_id: group.openid, group_openid: group.openid };
  const fields = { content: sent.content, message_type: 0, timestamp: rfc3339(sent.at) };
  platform.event(bot, 'GROUP_MESSAGE_CREATE', { id: sent.id, ...place, author, ...fields });
}

/** What this person, or this group, does not take. @throws {@link Refusal} 304064, 40054010 */
function checkTaken(conversation: EmulatedUser | EmulatedGroup, { body, settings }: Attempt): void {
  if (conversation instanceof EmulatedGroup) {
    const hasLink = !conversation.takesLinks && textsOf(body).some((text) => hasUrl(text, settings));
    if (hasLink) throw new Refusal('linksNotHere');
    return;
  }
  const subscription = textField(body, 'subscribe_id');
  if (subscription !== '' && !conversation.subscriptions.has(subscription)) throw new Refusal('notSubscribed');
}

function send(scene: 'c2c' | 'group'): Handler {
  return (call) => {
    const { bot, body, platform } = call;
    const { settings } = platform;
    const conversation = chatTarget(call, scene);
    checkReachable(conversation, settings);
    const now = platform.now();
    const attempt: Attempt = { bot, conversation, body, settings, now };
    const admission = admit(attempt);
    const msgType = checked(attempt, admission, () => checkChatBody(body, scene, settings));
    const file = checked(attempt, admission, () => (msgType === MEDIA ? fileOf(bot, body, scene, now) : undefined));
    checked(attempt, admission, () => checkTaken(conversation, attempt));
    const sent = sentByBot(chatMessageId(), body, now, msgType);
    const ref = referenceIndex();
    if (msgType === TYPING) type(call, conversation, admission);
    else deliver(bot, conversation, sent, admission, { media: file, ref });
    if (conversation instanceof EmulatedGroup) echo(call, conversation, sent);
    return { body: { id: sent.id, timestamp: rfc3339(now), ext_info: { ref_idx: ref } } };
  };
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html} */
export const chatMessageRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/users/:openid/messages', handle: send('c2c') },
  { method: 'POST', path: '/v2/groups/:openid/messages', handle: send('group') },
];
