import { MessageError } from '../errors/message-error.js';
import type { WireArk, WireEmbed } from '../protocol/card.js';
import type { WireKeyboard } from '../protocol/keyboard.js';
import type { WireMarkdown } from '../protocol/message.js';
import type { RenderOptions } from './draft.js';
import { renderInline } from './inline.js';
import type { InlinePart, MarkdownPart, MediaPart, Part, Quotable } from './part.js';
import { splitText } from './split-text.js';

/** The parts of a message, sorted by where they go. */
export interface Layout {
  /** Running text, written for the scene; markdown if `isMarkdown`. Short enough each. */
  readonly texts: readonly string[];
  readonly isMarkdown: boolean;
  /** Options of the markdown, or a template. */
  readonly markdown?: WireMarkdown;
  readonly keyboard?: WireKeyboard;
  readonly media: readonly MediaPart[];
  readonly arks: readonly WireArk[];
  readonly embeds: readonly WireEmbed[];
  readonly quoted?: Quotable;
}

/**
 * Sorts the parts of a message. Text that stands beside markdown, or above buttons, becomes markdown that shows the same:
 * the platform takes one or the other.
 *
 * @throws {@link MessageError} when nothing is said, or there are buttons without text.
 */
export function layOut(parts: readonly Part[], options: RenderOptions): Layout {
  const of = <K extends Part['kind']>(kind: K) =>
    parts.filter((part): part is Extract<Part, { kind: K }> => part.kind === kind);
  const markdown = of('markdown').map((part) => part.markdown);
  const template = markdown.find((one) => 'custom_template_id' in one);
  const keyboard = of('keyboard').at(-1)?.keyboard;
  const isMarkdown = !template && (markdown.length > 0 || keyboard !== undefined);
  const whole = writeText(parts, isMarkdown, options);
  const media = of('media');
  const others = media.length + of('ark').length + of('embed').length + (template ? 1 : 0);
  if (whole.trim() === '' && others === 0) throw nothingSaid(keyboard !== undefined);
  if (whole.trim() === '' && keyboard && !template) throw nothingSaid(true);
  return {
    texts: whole.trim() === '' ? [] : split(whole, others, options),
    isMarkdown,
    markdown: template ?? markdown.at(-1),
    keyboard,
    media,
    arks: of('ark').map((part) => part.ark),
    embeds: of('embed').map((part) => part.embed),
    quoted: of('quote').at(-1)?.of,
  };
}

function split(text: string, others: number, { maxLength, available, cutNote }: RenderOptions): string[] {
  return splitText(text, { maxLength, maxParts: Math.max(1, available - others), cutNote });
}

/** Markdown begins on a line of its own, or a heading in it would be none. */
function writeText(parts: readonly Part[], asMarkdown: boolean, { scene, locale, onDegrade }: RenderOptions): string {
  let written = '';
  let wasMarkdown = false;
  for (const part of parts) {
    if (!isWritten(part)) continue;
    const isMarkdown = part.kind === 'markdown';
    const next = isMarkdown ? contentOf(part) : renderInline(part, { scene, asMarkdown, locale, onDegrade });
    const needsLine = isMarkdown !== wasMarkdown && written !== '' && !written.endsWith('\n') && next !== '';
    written += needsLine ? `\n${next}` : next;
    wasMarkdown = isMarkdown;
  }
  return written;
}

function isWritten(part: Part): part is InlinePart | MarkdownPart {
  return ['text', 'mention', 'face', 'channel', 'markdown'].includes(part.kind);
}

function contentOf({ markdown }: MarkdownPart): string {
  return 'content' in markdown ? markdown.content : '';
}

/** @param hasKeyboard - Whether there are buttons, which need something to stand under. */
export function nothingSaid(hasKeyboard: boolean): MessageError {
  return hasKeyboard
    ? new MessageError({
        'zh-CN': '按钮上方要有文字；请在消息里加上文本或 markdown()。',
        en: 'Buttons stand under a text; add text or markdown() to the message.',
      })
    : new MessageError({
        'zh-CN': '消息是空的，没有发送；请写些内容。',
        en: 'The message is empty and was not sent; say something in it.',
      });
}
