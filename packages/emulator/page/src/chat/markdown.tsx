import type { ComponentChildren, VNode } from 'preact';
import { type InlinePart, inlineParts } from './inline-parts.js';

/** What a tap on a command in the text does. */
type OnCommand = (text: string) => void;

function draw(part: InlinePart, onCommand: OnCommand): ComponentChildren {
  const { kind, text } = part;
  if (kind === 'link') {
    return (
      <a href={part.url} target="_blank" rel="noreferrer noopener">
        {text}
      </a>
    );
  }
  if (kind === 'image') return <img src={part.url} alt={text} loading="lazy" />;
  if (kind === 'command') {
    return (
      <button type="button" class="command" onClick={() => onCommand(text)}>
        {text}
      </button>
    );
  }
  if (kind === 'code') return <code>{text}</code>;
  if (kind === 'bold') return <strong>{text}</strong>;
  if (kind === 'strike') return <s>{text}</s>;
  if (kind === 'italic') return <em>{text}</em>;
  return kind === 'user' ? <span class="mention">@{text.slice(0, 6)}</span> : text;
}

const inline = (text: string, onCommand: OnCommand): ComponentChildren[] =>
  inlineParts(text).map((part) => draw(part, onCommand));

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
  for (const [pattern, drawBlock] of BLOCKS) {
    const match = pattern.exec(line);
    if (match) return drawBlock(match, onCommand);
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
