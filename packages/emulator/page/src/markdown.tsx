import type { ComponentChildren, VNode } from 'preact';

/** What a tap on a command in the text does. */
type OnCommand = (text: string) => void;

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|~~([^~]+)~~|\*([^*\n]+)\*|!\[([^\]]*)\]\(([^)\s]+)\)|\[([^\]]+)\]\(([^)\s]+)\)|<qqbot-cmd-(?:input|enter) text="([^"]*)"[^>]*\/>|<qqbot-at-user id="([^"]*)"\s*\/>/g;

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function inlineNode(match: RegExpExecArray, onCommand: OnCommand): ComponentChildren {
  const [whole, code, bold, strike, italic, alt, image, label, link, command, user] = match;
  if (code !== undefined) return <code>{code}</code>;
  if (bold !== undefined) return <strong>{bold}</strong>;
  if (strike !== undefined) return <s>{strike}</s>;
  if (italic !== undefined) return <em>{italic}</em>;
  if (image !== undefined) return isWeb(image) ? <img src={image} alt={alt ?? ''} loading="lazy" /> : whole;
  if (link !== undefined)
    return isWeb(link) ? (
      <a href={link} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    ) : (
      whole
    );
  if (command !== undefined) {
    const text = decoded(command);
    return (
      <button type="button" class="command" onClick={() => onCommand(text)}>
        {text}
      </button>
    );
  }
  return <span class="mention">@{user?.slice(0, 6)}</span>;
}

/** Emphasis, code, links, pictures and command tags within a line. Everything else stays text. */
export function inline(text: string, onCommand: OnCommand): ComponentChildren[] {
  const nodes: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(from, match.index), inlineNode(match, onCommand));
    from = match.index + match[0].length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** Lines that start a block, and how it is drawn. */
const BLOCKS: readonly (readonly [RegExp, (match: RegExpExecArray, onCommand: OnCommand) => VNode])[] = [
  [
    /^(#{1,6})\s+(.*)$/,
    ([, hashes = '', text = ''], on) => <p class={`h h${Math.min(hashes.length, 3)}`}>{inline(text, on)}</p>,
  ],
  [/^\s*[-*+]\s+(.*)$/, ([, text = ''], on) => <p class="item">{inline(text, on)}</p>],
  [
    /^\s*(\d+)[.)]\s+(.*)$/,
    ([, number, text = ''], on) => (
      <p class="item numbered" data-number={`${number}.`}>
        {inline(text, on)}
      </p>
    ),
  ],
  [/^>\s?(.*)$/, ([, text = ''], on) => <blockquote>{inline(text, on)}</blockquote>],
  [/^\s*(?:-{3,}|\*{3,})\s*$/, () => <hr />],
];

function block(line: string, onCommand: OnCommand): VNode {
  for (const [pattern, draw] of BLOCKS) {
    const match = pattern.exec(line);
    if (match) return draw(match, onCommand);
  }
  return line.trim() === '' ? <div class="gap" /> : <p>{inline(line, onCommand)}</p>;
}

/** Markdown as a chat shows it: built from elements, never from HTML the bot sent. */
export function Markdown({ text, onCommand }: { text: string; onCommand: OnCommand }) {
  const parts = text.split(/```[^\n]*\n?([^]*?)(?:```|$)/);
  return (
    <div class="markdown">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <pre key={index}>{part.replace(/\n$/, '')}</pre>
        ) : (
          part &&
          part
            .replace(/^\n|\n$/g, '')
            .split('\n')
            .map((line) => block(line, onCommand))
        ),
      )}
    </div>
  );
}
