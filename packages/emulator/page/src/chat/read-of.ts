import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { inlineParts } from './inline-parts.js';

/** Long enough for a line in a list. */
const LOOKED_AT = 300;

/** What is read of markdown, without its marks, on one line. */
export function readOfMarkdown(markdown: string): string {
  const lines = markdown.slice(0, LOOKED_AT).split('\n');
  const texts = lines.map((line) => line.replace(/^\s*(?:#{1,6}|[-*+>]|```\S*)(?:\s+|$)/, ''));
  const parts = texts.flatMap((line) => [...inlineParts(line), { kind: 'text', text: ' ' } as const]);
  return parts.map((part) => (part.kind === 'command' ? part.shown : part.text)).join('');
}

/** What is read of a message, for a list, a quote, or somebody who listens. */
export function readOf({ markdown, content }: Pick<TranscriptEntry, 'markdown' | 'content'>): string {
  return markdown && 'content' in markdown ? readOfMarkdown(markdown.content) : content;
}
