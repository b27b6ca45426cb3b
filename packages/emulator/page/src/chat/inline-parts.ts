/** A piece of a line of markdown. */
export type InlinePart =
  | { kind: 'text' | 'code' | 'bold' | 'strike' | 'italic' | 'command' | 'user'; text: string }
  | { kind: 'link' | 'image'; text: string; url: string };

const PATTERN = new RegExp(
  [
    /`(?<code>[^`]+)`/,
    /\*\*(?<bold>[^*]+)\*\*/,
    /~~(?<strike>[^~]+)~~/,
    /\*(?<italic>[^*\n]+)\*/,
    /!\[(?<alt>[^\]]*)\]\((?<image>[^)\s]+)\)/,
    /\[(?<label>[^\]]+)\]\((?<link>[^)\s]+)\)/,
    /<qqbot-cmd-(?:input|enter) text="(?<command>[^"]*)"[^>]*\/>/,
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

function partOf(whole: string, groups: Record<string, string | undefined>): InlinePart {
  const { alt, image, label, link, command, ...plain } = groups;
  if (image !== undefined)
    return isWeb(image) ? { kind: 'image', text: alt ?? '', url: image } : { kind: 'text', text: whole };
  if (link !== undefined)
    return isWeb(link) ? { kind: 'link', text: label ?? link, url: link } : { kind: 'text', text: whole };
  if (command !== undefined) return { kind: 'command', text: decoded(command) };
  for (const kind of ['code', 'bold', 'strike', 'italic', 'user'] as const) {
    const text = plain[kind];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'text', text: whole };
}

/** Splits a line into emphasis, code, web links, pictures and command tags. Everything else stays text. */
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
