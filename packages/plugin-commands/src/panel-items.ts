import { type CommandInfo, type Locale, localize, type WirePanelItem, type WirePanelScope } from '@qqbotjs/core';
import { namesOf } from './names.js';

/**
 * The limits of a panel; a Chinese character counts twice.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.post.html}
 */
const MAX_ITEMS = 20;
const MAX_NAME = 14;
const MAX_DESCRIPTION = 30;

/** What a panel shows, and which commands found no room in it. */
export interface PanelItems {
  readonly items: WirePanelItem[];
  readonly leftOut: readonly string[];
}

/** The commands that work in a scene as items of its panel; those of one word come first. */
export function panelItems(commands: readonly CommandInfo[], scope: WirePanelScope, locale: Locale): PanelItems {
  const here = commands.filter(({ hidden, scenes }) => !hidden && (scenes?.includes(scope) ?? true));
  const sorted = here.toSorted((a, b) => wordsOf(a) - wordsOf(b));
  const made = sorted.map((command) => ({ command, item: toItem(command, locale) }));
  const items = made.flatMap(({ item }) => (item ? [item] : [])).slice(0, MAX_ITEMS);
  const leftOut = made.filter(({ item }) => !item || !items.includes(item));
  return { items, leftOut: leftOut.map(({ command }) => command.signature.name) };
}

/** By a name that fits: one that was cut would call nothing. */
function toItem(command: CommandInfo, locale: Locale): WirePanelItem | undefined {
  const name = namesOf(command).find((known) => width(command.prefix + known) <= MAX_NAME);
  if (name === undefined) return undefined;
  const { description } = command;
  const desc = description && cut(localize(description, locale));
  return { type: 'command', name: command.prefix + name, ...(desc && { desc }) };
}

function wordsOf({ signature }: CommandInfo): number {
  return signature.name.split(' ').length;
}

function cut(text: string): string {
  if (width(text) <= MAX_DESCRIPTION) return text;
  let kept = '';
  // The ellipsis counts twice.
  for (const character of text) {
    if (width(kept + character) > MAX_DESCRIPTION - 2) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}
