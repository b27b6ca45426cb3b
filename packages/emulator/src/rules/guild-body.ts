import { isRecord } from '../http/is-record.js';
import type { EmulatorSettings } from '../settings.js';
import { textField } from './text-field.js';
import { checkGrants } from './grants.js';
import { checkKeyboard, isKeyboard } from './keyboard.js';
import { checkMarkdown, GUILD_TEMPLATE } from './markdown.js';
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
  const filled = SAYS_SOMETHING.filter(
    (field) => body[field] !== undefined && body[field] !== null && body[field] !== '',
  );
  if (filled.length === 0) throw new Refusal('guildEmpty');
  if (filled.includes('markdown') && filled.length > 1) throw new Refusal('markdownMixed');
  if (body['ark'] !== undefined && (!isRecord(body['ark']) || !settings.arkGranted)) throw new Refusal('noArkRight');
  checkText(content, settings, 'guildBadUrl');
  checkGuildCard(body, settings);
}

/** Checks markdown and keyboard, which guilds give by invitation. @throws {@link Refusal} 304036, 304037 */
export function checkGuildCard({ markdown, keyboard }: Record<string, unknown>, settings: EmulatorSettings): void {
  if (markdown !== undefined) checkGrants(['guild-markdown'], settings.grants);
  if (markdown !== undefined) checkMarkdown(markdown, settings, GUILD_TEMPLATE);
  if (isRecord(keyboard) && keyboard['content'] !== undefined) checkGrants(['guild-keyboard'], settings.grants);
  if (keyboard !== undefined && keyboard !== null) checkGuildKeyboard(keyboard);
}

/** Guilds have numbers of their own for what is wrong with a keyboard. @throws {@link Refusal} 304039, 304040 */
function checkGuildKeyboard(keyboard: unknown): void {
  if (!isKeyboard(keyboard)) throw new Refusal('guildNoKeyboard');
  try {
    checkKeyboard(keyboard);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('guildBadKeyboard', error.rule) : error;
  }
}
