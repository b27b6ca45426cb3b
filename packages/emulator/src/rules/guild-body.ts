import { isRecord } from '../http/is-record.js';
import type { EmulatorSettings } from '../settings.js';
import { checkMarkdown, textField } from './chat-body.js';
import { checkGrants } from './grants.js';
import { checkKeyboard } from './keyboard.js';
import { Refusal } from './refusal.js';
import { checkText } from './text.js';

/** At least one of these has to be filled; the filled one decides what the message is. */
const SAYS_SOMETHING = ['content', 'embed', 'ark', 'image', 'file_image', 'markdown'] as const;

/**
 * Checks the body of a channel or direct message.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html}
 * @throws {@link Refusal}
 */
export function checkGuildBody(body: Record<string, unknown>, settings: EmulatorSettings): void {
  const content = textField(body, 'content');
  const isSilent = SAYS_SOMETHING.every(
    (field) => body[field] === undefined || body[field] === null || body[field] === '',
  );
  if (isSilent) throw new Refusal('guildEmpty');
  if (body['ark'] !== undefined && (!isRecord(body['ark']) || !settings.arkGranted)) throw new Refusal('noArkRight');
  checkText(content, settings, 'guildBadUrl');
  checkGuildCard(body, settings);
}

/** Checks markdown and keyboard, which guilds give by invitation. @throws {@link Refusal} 304036, 304037 */
export function checkGuildCard({ markdown, keyboard }: Record<string, unknown>, settings: EmulatorSettings): void {
  if (markdown !== undefined) checkGrants(['guild-markdown'], settings.grants);
  if (markdown !== undefined) checkMarkdown(markdown, settings);
  if (isRecord(keyboard) && keyboard['content'] !== undefined) checkGrants(['guild-keyboard'], settings.grants);
  checkKeyboard(keyboard);
}
