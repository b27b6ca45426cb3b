import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Texts } from '../texts.js';
import { type InlinePart, inlineParts } from './inline-parts.js';

/** What parts of a text do and are called. */
export interface TextDesk {
  t: Texts;
  /** A tap on a command puts it into the field, or says it at once. */
  onCommand: (text: string, isSaid: boolean) => void;
  /** Who has this openid or id. */
  nameOf: (id: string) => string;
}

function draw(part: InlinePart, { t, onCommand, nameOf }: TextDesk): ComponentChildren {
  const { kind, text } = part;
  if (kind === 'link') {
    return (
      <a href={part.url} target="_blank" rel="noreferrer noopener">
        {text}
      </a>
    );
  }
  if (kind === 'image') return <img src={part.url} alt={text} width={part.width} height={part.height} loading="lazy" />;
  if (kind === 'command' || kind === 'enter') {
    return (
      <button type="button" class="command" onClick={() => onCommand(text, kind === 'enter')}>
        {kind === 'command' ? part.shown : text}
      </button>
    );
  }
  if (kind === 'code') return <code>{text}</code>;
  if (kind === 'bold') return <strong>{text}</strong>;
  if (kind === 'strike') return <s>{text}</s>;
  if (kind === 'italic') return <em>{text}</em>;
  if (kind === 'everyone') return <span class="mention">@{t.everyone}</span>;
  return kind === 'user' ? <span class="mention">@{nameOf(text)}</span> : text;
}

const inline = (text: string, desk: TextDesk): ComponentChildren[] => inlineParts(text).map((part) => draw(part, desk));

/** Text that is no markdown: only mentions mean something in it. */
export function PlainText({ text, desk }: { text: string; desk: TextDesk }) {
  const parts = text.split(/<(?:@!?|qqbot-at-user id=")([\w-]+)(?:"\s*\/)?>/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <span class="mention" key={index}>
            @{desk.nameOf(part)}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** Lines that start a block, and how it is drawn. */
const BLOCKS: readonly (readonly [RegExp, (match: RegExpExecArray, desk: TextDesk) => VNode])[] = [
  [
    /^(#{1,6})\s+(.*)$/,
    ([, hashes = '', text = ''], desk) => <p class={`h h${Math.min(hashes.length, 3)}`}>{inline(text, desk)}</p>,
  ],
  [/^\s*[-*+]\s+(.*)$/, ([, text = ''], desk) => <p class="item">{inline(text, desk)}</p>],
  [
    /^\s*(\d+)[.)]\s+(.*)$/,
    ([, number, text = ''], desk) => (
      <p class="item numbered" data-number={`${number}.`}>
        {inline(text, desk)}
      </p>
    ),
  ],
  [/^>\s?(.*)$/, ([, text = ''], desk) => <blockquote>{inline(text, desk)}</blockquote>],
  [/^\s*(?:-{3,}|\*{3,})\s*$/, () => <hr />],
];

function block(line: string, desk: TextDesk): VNode {
  for (const [pattern, drawBlock] of BLOCKS) {
    const match = pattern.exec(line);
    if (match) return drawBlock(match, desk);
  }
  return line.trim() === '' ? <div class="gap" /> : <p>{inline(line, desk)}</p>;
}

function Code({ text, t }: { text: string; t: Texts }) {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div class="code">
      <pre tabIndex={0}>{text}</pre>
      <button type="button" onClick={copy}>
        {isCopied ? t.copied : t.copy}
      </button>
    </div>
  );
}

/** Markdown as a chat shows it: built from elements, never from HTML the bot sent. */
export function Markdown({ text, desk }: { text: string; desk: TextDesk }) {
  const parts = text.split(/```[^\n]*\n?([^]*?)(?:```|$)/);
  return (
    <div class="markdown">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <Code key={index} text={part.replace(/\n$/, '')} t={desk.t} />
        ) : (
          part &&
          part
            .replace(/^\n|\n$/g, '')
            .split('\n')
            .map((line) => block(line, desk))
        ),
      )}
    </div>
  );
}
