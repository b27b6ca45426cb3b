/** Finds `@bot` or `@name` in a text. @returns The text without it, or `undefined` when nobody is mentioned. */
export function withoutMention(text: string, botName: string): string | undefined {
  const lower = text.toLowerCase();
  for (const mention of [`@${botName.toLowerCase()}`, '@bot', '@机器人']) {
    const at = lower.indexOf(mention);
    const after = lower[at + mention.length];
    if (at === -1 || (after !== undefined && /[\w-]/.test(after))) continue;
    return (text.slice(0, at) + text.slice(at + mention.length)).trim();
  }
  return undefined;
}
