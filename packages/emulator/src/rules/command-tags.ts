import { Refusal } from './refusal.js';
import { textLength } from './text-length.js';

const TAG = /<qqbot-cmd-(input|enter)\b([^>]*)>/g;
const TEXT = /\btext="([^"]*)"/;
const MAX_TEXT = 100;

/** @throws {@link Refusal} 40034109 */
function decoded(attributes: string): string {
  const text = TEXT.exec(attributes)?.[1];
  if (!text) throw new Refusal('badCommand');
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('badCommand');
  }
}

/**
 * Checks the tags by which a tap writes or sends a command.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/text-chain.html}
 * @throws {@link Refusal} 40034106 for `<qqbot-cmd-enter>` in a group, 40034108, 40034109
 */
export function checkCommandTags(text: string, scene: 'c2c' | 'group'): void {
  for (const [, kind, attributes = ''] of text.matchAll(TAG)) {
    if (kind === 'enter' && scene === 'group') throw new Refusal('commandNotHere');
    if (textLength(decoded(attributes)) > MAX_TEXT) throw new Refusal('commandTooLong');
  }
}
