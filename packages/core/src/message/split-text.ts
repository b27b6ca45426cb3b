export interface SplitOptions {
  /** Characters of a part at most; an emoji counts as one. */
  maxLength: number;
  /** Parts at most. What does not fit is left out, and the last part ends with `cutNote`. @defaultValue Infinity */
  maxParts?: number;
  cutNote?: string;
}

/** Where a text is best cut, best first; each leaves what it matches in front of the cut. */
const SEAMS = [/\n[ \t]*\n/g, /\n/g, /[。！？；…]|[.!?;](?=\s)/g, /[，、,]|\s/g] as const;
/** A part shorter than this share of what it could hold is not worth a better seam. */
const LEAST_FILL = 0.4;
const FENCE = /^[ \t]*(`{3,}|~{3,})([^\n]*)$/gm;
/** Tags of the platform are short, and broken when cut. */
const TAG_BEFORE_CUT = /<[^<>\n]{0,200}$/;

/** A code block that is open somewhere. */
interface Fence {
  /** Where it begins. */
  readonly at: number;
  /** The line that opens it. */
  readonly opening: string;
  readonly closing: string;
}

/**
 * Splits a text along paragraphs, lines, sentences and words, in this order. A code block that is cut is closed in one
 * part and opened again in the next, so that each part reads well by itself.
 *
 * @returns At least one part; a text that is short enough is its only part, unchanged.
 */
export function splitText(text: string, { maxLength, maxParts = Infinity, cutNote = '…' }: SplitOptions): string[] {
  if (lengthOf(text) <= maxLength) return [text];
  const parts: string[] = [];
  let rest = text.trim();
  while (lengthOf(rest) > maxLength) {
    const isLast = parts.length + 1 >= maxParts;
    const { part, after } = cutOnce(rest, maxLength - (isLast ? lengthOf(cutNote) : 0));
    if (isLast) return [...parts, part + cutNote];
    parts.push(part);
    rest = after;
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Length as people count it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) length++;
  return length;
}

/**
 * Takes as much off the front as fits. A code block that is cut goes on in what is left.
 *
 * @param least - UTF-16 units that have to be taken, because they were shown already. @defaultValue 0
 */
export function cutOnce(text: string, room: number, least = 0): { part: string; after: string } {
  const limit = unitsFor(text, room);
  const end = seamBefore(text, limit, least);
  const fence = openFence(text.slice(0, end));
  if (!fence) return cutAt(text, end);
  // Better in front of a block than in the middle of it.
  if (fence.at >= Math.max(limit * LEAST_FILL, least)) return cutAt(text, fence.at);
  return cutInside(text, room, fence, least);
}

/** Cuts in the middle of a block, leaving room to close it. */
function cutInside(text: string, room: number, fence: Fence, least: number): { part: string; after: string } {
  const { at, opening, closing } = fence;
  const end = seamBefore(text, unitsFor(text, room - lengthOf(closing) - 1), least);
  const frame = lengthOf(opening) + lengthOf(closing) + 2;
  // Opened again, it has to leave room for something in it.
  if (frame > room / 2 || end <= at + opening.length + 1) return cutAt(text, end);
  const part = `${text.slice(0, end).trimEnd()}\n${closing}`;
  return { part, after: `${opening}\n${text.slice(end).replace(/^\n/, '')}` };
}

function cutAt(text: string, end: number): { part: string; after: string } {
  return { part: text.slice(0, end).trimEnd(), after: text.slice(end).trimStart() };
}

/** The best place to cut at or before `limit`, in UTF-16 units. */
function seamBefore(text: string, limit: number, least: number): number {
  const window = text.slice(0, limit);
  for (const seam of SEAMS) {
    const end = lastEnd(window, seam);
    if (end >= Math.max(limit * LEAST_FILL, least)) return outsideTag(window, end, least);
  }
  return outsideTag(window, graphemeBefore(text, limit), least);
}

function lastEnd(window: string, seam: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(seam)) end = match.index + match[0].length;
  return end;
}

function outsideTag(window: string, end: number, least: number): number {
  const tag = TAG_BEFORE_CUT.exec(window.slice(0, end));
  return tag && tag.index > least ? tag.index : end;
}

/** Not between the parts of one character as people see it, such as a flag or a face with a skin colour. */
function graphemeBefore(text: string, limit: number): number {
  const from = Math.max(0, limit - 64);
  const segments = new Intl.Segmenter().segment(text.slice(from, limit + 64));
  const { index } = segments.containing(limit - from) ?? { index: limit - from };
  return from + index > 0 ? from + index : limit;
}

/** The code block that is still open at the end of a text. */
function openFence(text: string): Fence | undefined {
  let fence: Fence | undefined;
  for (const { 0: line, 1: marks = '', 2: info = '', index } of text.matchAll(FENCE)) {
    if (!fence) fence = { at: index, opening: line, closing: marks };
    else if (marks.startsWith(fence.closing) && info.trim() === '') fence = undefined;
  }
  return fence;
}

function unitsFor(text: string, characters: number): number {
  let at = 0;
  for (let count = 0; count < characters && at < text.length; count++) at += unitsAt(text, at);
  return at;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}
