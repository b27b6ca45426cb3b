const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What would begin a tag in a one-to-one chat or a group. */
const TAG_START = /<(?=@|#|qqbot-|faceType=|emoji:)/gi;
/** Not seen, and no longer a tag. */
const APART = '\u200b';

/** Text of a one-to-one chat or a group: there are no entities there, so tags are taken apart. */
export function escapeChatText(text: string): string {
  return text.replace(TAG_START, `<${APART}`);
}

/** Guild text: `<` begins a tag there, so what people typed is escaped both ways. */
export function escapeGuildText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPED[character] as string).replace(/@(?=everyone)/g, `@${APART}`);
}

export function unescapeGuildText(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt);/g, (entity) => PLAIN[entity] as string) : text;
}
