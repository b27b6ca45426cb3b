/** A piece of a line of markdown. */
export type InlinePart =
  | { kind: 'text' | 'code' | 'bold' | 'strike' | 'italic' | 'enter' | 'user' | 'everyone'; text: string }
  /** `text` goes into the field, `shown` is what is read. */
  | { kind: 'command'; text: string; shown: string }
  | { kind: 'link'; text: string; url: string }
  /** `width` and `height` in pixels, as the text says them: `![cat #208px #320px](…)`. */
  | { kind: 'image'; text: string; url: string; width?: number; height?: number };

const PATTERN = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /`(?<code>[^`]+)`/,
    /\*\*(?<bold>[^*]+)\*\*/,
    /~~(?<strike>[^~]+)~~/,
    /\*(?<italic>[^*\n]+)\*/,
    /!\[(?<alt>[^\]]*)\]\((?<image>[^)\s]+)\)/,
    /\[(?<label>[^\]]+)\]\((?<link>[^)\s]+)\)/,
    /<qqbot-cmd-input text="(?<command>[^"]*)"(?: show="(?<shown>[^"]*)")?[^>]*\/>/,
    /<qqbot-cmd-enter text="(?<enter>[^"]*)"[^>]*\/>/,
    /(?<everyone><qqbot-at-everyone\s*\/>)/,
    /<qqbot-at-user id="(?<user>[^"]*)"\s*\/>/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** `cat #208px #320px`: what a picture shows, and how large it is. */
function picture(alt: string, url: string): InlinePart {
  const [, text = alt, width, height] = /^(.*?)\s*#(\d+)px\s+#(\d+)px\s*$/.exec(alt) ?? [];
  return { kind: 'image', text, url, ...(width && height && { width: Number(width), height: Number(height) }) };
}

function partOf(whole: string, groups: Record<string, string | undefined>): InlinePart {
  const { escaped, alt, image, label, link, command, shown, enter, everyone, ...plain } = groups;
  if (escaped !== undefined) return { kind: 'text', text: escaped };
  if (image !== undefined) return isWeb(image) ? picture(alt ?? '', image) : { kind: 'text', text: whole };
  if (link !== undefined)
    return isWeb(link) ? { kind: 'link', text: label ?? link, url: link } : { kind: 'text', text: whole };
  if (command !== undefined) return { kind: 'command', text: decoded(command), shown: decoded(shown ?? command) };
  if (enter !== undefined) return { kind: 'enter', text: decoded(enter) };
  if (everyone !== undefined) return { kind: 'everyone', text: whole };
  for (const kind of ['code', 'bold', 'strike', 'italic', 'user'] as const) {
    const text = plain[kind];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'text', text: whole };
}

/**
 * Splits a line into emphasis, code, web links, pictures and command tags. Everything else stays text, also what stands
 * behind a backslash.
 */
export function inlineParts(line: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let from = 0;
  for (const match of line.matchAll(PATTERN)) {
    if (match.index > from) parts.push({ kind: 'text', text: line.slice(from, match.index) });
    parts.push(partOf(match[0], match.groups ?? {}));
    from = match.index + match[0].length;
  }
  if (from < line.length) parts.push({ kind: 'text', text: line.slice(from) });
  return parts;
}
