import type { CommandView } from '../../../src/control/commands-view.js';

/** A line of the list above the field. */
export interface Suggestion {
  /** What is read. */
  label: string;
  detail?: string;
  /** What the field holds when it is taken. */
  text: string;
  /** An address that opens instead. */
  link?: string;
}

const MOST = 12;

/** Names that go on from an `@` at the end of a text. */
function mentions(text: string, names: readonly string[]): Suggestion[] {
  const word = /(?:^|\s)@([^\s@]*)$/.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return [];
  const start = text.slice(0, text.length - word.length);
  const fitting = names.filter((name) => name.toLowerCase().startsWith(word) && name.toLowerCase() !== word);
  return fitting.map((name) => ({ label: `@${name}`, text: `${start}${name} ` }));
}

/** Commands that go on from what begins with a slash, also after a mention of the bot. */
function commands(text: string, offered: readonly CommandView[]): Suggestion[] {
  const [, start = '', word] = /^(@\S+\s+)?[/／](\S*)$/.exec(text) ?? [];
  if (word === undefined) return [];
  const fitting = offered.filter(({ name }) => name.replace(/^\//, '').toLowerCase().startsWith(word.toLowerCase()));
  return fitting.map(({ name, desc, text: said, link }) => ({
    label: name,
    detail: desc,
    text: `${start}${said ?? ''} `,
    ...(link && { link }),
  }));
}

/** What may be meant by the text so far. */
export function suggestionsFor(text: string, names: readonly string[], offered: readonly CommandView[]): Suggestion[] {
  return [...mentions(text, names), ...commands(text, offered)].slice(0, MOST);
}
