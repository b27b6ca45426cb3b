import { EmulatedGroup } from '../../people/group.js';
import { Refusal } from '../../rules/refusal.js';
import type { SentMessage } from '../../sent-message.js';
import type { Scene } from '../../rules/scene.js';
import type { Call, Handler, Route } from '../call.js';

/** The message a recall names: one of the bot's own, or anybody's line in the conversation. */
function messageOf({ bot, params }: Call, scene: Scene): SentMessage {
  const id = params['id'] ?? '';
  const conversation = bot.find(scene, params['target'] ?? '');
  if (!conversation) throw new Refusal(scene === 'c2c' || scene === 'group' ? 'unknownTarget' : 'unknownChannel');
  const sent = bot.sent.get(id);
  if (sent) {
    if (sent.conversation === conversation) return sent;
    throw new Refusal('badRecall');
  }
  const entry = conversation.transcript.find(id);
  if (!entry) throw new Refusal('badRecall');
  return { conversation, entry };
}

function checkRight({ conversation, entry }: SentMessage): void {
  if (entry.from === 'bot') return;
  if (!(conversation instanceof EmulatedGroup) || !conversation.robotIsAdmin) throw new Refusal('recallNotOwn');
}

function recall(scene: Scene): Handler {
  return (call) => {
    const { platform } = call;
    const message = messageOf(call, scene);
    checkRight(message);
    const { conversation, entry } = message;
    if (platform.now() - entry.at > platform.settings.recallWindowMs) throw new Refusal('recallTooLate');
    entry.recalled = true;
    conversation.show(entry);
    return { body: {} };
  };
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/reset.html} */
export const recallRoutes: readonly Route[] = [
  { method: 'DELETE', path: '/v2/users/:target/messages/:id', handle: recall('c2c') },
  { method: 'DELETE', path: '/v2/groups/:target/messages/:id', handle: recall('group') },
  { method: 'DELETE', path: '/channels/:target/messages/:id', handle: recall('channel') },
  { method: 'DELETE', path: '/dms/:target/messages/:id', handle: recall('dm') },
];
