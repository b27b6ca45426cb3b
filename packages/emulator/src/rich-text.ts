import { isRecord } from './http/is-record.js';

/** An element of a paragraph; the field that goes with the type is filled. */
export interface RichElement {
  /** 1 text · 2 image · 3 video · 4 url. */
  type: 1 | 2 | 3 | 4;
  text?: { text: string };
  [kind: string]: unknown;
}

/** What titles and contents of forum posts consist of: paragraphs of elements. */
export interface RichText {
  paragraphs: { elems: RichElement[]; props: Record<string, unknown> }[];
}

/** Plain text as rich text, a paragraph a line. */
export function richText(text: string): RichText {
  const paragraph = (line: string): RichText['paragraphs'][number] => ({
    elems: line === '' ? [] : [{ text: { text: line }, type: 1 }],
    props: {},
  });
  return { paragraphs: text.split('\n').map(paragraph) };
}

/** Reads the JSON of a rich text. @returns `undefined` when it is none. */
export function parseRichText(json: string): RichText | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (!isRecord(value) || !Array.isArray(value['paragraphs'])) return undefined;
    const paragraphs: unknown[] = value['paragraphs'];
    const isFine = paragraphs.every((one) => isRecord(one) && Array.isArray(one['elems']));
    return isFine ? (value as unknown as RichText) : undefined;
  } catch {
    return undefined;
  }
}
