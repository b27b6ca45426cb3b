const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Guild text: `<` begins a tag there, so what people typed is escaped both ways. */
export function escapeGuildText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPED[character] as string);
}

export function unescapeGuildText(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt);/g, (entity) => PLAIN[entity] as string) : text;
}
