import {
  type CommandInfo,
  type Conversation,
  buttonData,
  keyboard,
  type Locale,
  localize,
  type Outgoing,
} from '@qqbotjs/core';
import { firstWord } from './names.js';

/** The buttons that turn the pages of `/help`. */
export const turnPage = buttonData('help-page:<page:int>');

/** What a page is made of. */
export interface PageRequest {
  readonly commands: readonly CommandInfo[];
  /** From 1; one beyond the last shows the last. */
  readonly page: number;
  readonly pageSize: number;
  readonly prefix: string;
  readonly locale: Locale;
  readonly scene?: Conversation['scene'];
}

/** A page of the list of commands, with buttons to the others where the scene takes them. */
export function helpPage({ commands, page: wanted, pageSize, prefix, locale, scene }: PageRequest): Outgoing {
  const count = Math.max(1, Math.ceil(commands.length / pageSize));
  const page = Math.min(Math.max(wanted, 1), count);
  const shown = gathered(commands).slice((page - 1) * pageSize, page * pageSize);
  const more = { 'zh-CN': `${prefix}help <命令> 查看用法`, en: `${prefix}help <command> tells how to use one` };
  const lines = [...shown.map((command) => lineOf(command, locale)), localize(more, locale)];
  if (count === 1) return lines.join('\n');
  const hasButtons = scene === 'c2c' || scene === 'group';
  lines.push(position(page, count, hasButtons ? undefined : `${prefix}help ${(page % count) + 1}`, locale));
  return hasButtons ? [lines.join('\n'), buttonsFor(page, count, locale)] : lines.join('\n');
}

/** One line a command, by its whole name: clients drop the spaces that would set one below another. */
export function lineOf({ signature, description, prefix }: CommandInfo, locale: Locale): string {
  const text = description && localize(description, locale);
  return `${prefix}${signature.name}${text ? ` - ${text}` : ''}`;
}

/** In the order they were loaded, but with the same first word next to each other, the shortest name first. */
function gathered(commands: readonly CommandInfo[]): CommandInfo[] {
  const groups = new Map<string, CommandInfo[]>();
  for (const command of commands) {
    const word = command.prefix + firstWord(command.signature.name);
    const group = groups.get(word);
    if (!group) groups.set(word, [command]);
    else if (command.signature.name.includes(' ')) group.push(command);
    else group.unshift(command);
  }
  return [...groups.values()].flat();
}

function position(page: number, count: number, next: string | undefined, locale: Locale): string {
  const text = localize({ 'zh-CN': `第 ${page}/${count} 页`, en: `Page ${page} of ${count}` }, locale);
  return next === undefined ? text : `${text}${localize({ 'zh-CN': '，', en: ', ' }, locale)}${next}`;
}

function buttonsFor(page: number, count: number, locale: Locale) {
  const previous = turnPage.button(localize({ 'zh-CN': '上一页', en: 'Previous' }, locale), page - 1);
  const next = turnPage.button(localize({ 'zh-CN': '下一页', en: 'Next' }, locale), page + 1);
  return keyboard([[...(page > 1 ? [previous] : []), ...(page < count ? [next] : [])]]);
}
