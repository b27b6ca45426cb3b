import { isGuild } from '../context/conversation.js';
import type { Draft, RenderOptions } from './draft.js';
import { escapeChatText, escapeGuildText } from './escape.js';
import { isRaw, type Outgoing, partsOf, type RawMessage } from './outgoing.js';
import { renderChat } from './render-chat.js';
import { renderGuild } from './render-guild.js';

/**
 * Writes a message as requests for where it goes.
 *
 * @throws {@link MessageError} when it cannot be said like this.
 */
export function render(message: Outgoing, options: RenderOptions): readonly Draft[] {
  const inGuild = isGuild(options.scene);
  // What is said most goes the short way.
  if (typeof message === 'string' && message.length <= options.maxLength && message.trim() !== '')
    return [
      { body: inGuild ? { content: escapeGuildText(message) } : { msg_type: 0, content: escapeChatText(message) } },
    ];
  if (isRaw(message)) return [{ body: inGuild ? rawForGuild(message) : { ...message } }];
  const parts = partsOf(message);
  return inGuild ? renderGuild(parts, options) : renderChat(parts, options);
}

/** A guild has no `msg_type`. */
function rawForGuild({ content, markdown, keyboard, ark, message_reference }: RawMessage): Draft['body'] {
  return { content, markdown, keyboard, ark, message_reference };
}
