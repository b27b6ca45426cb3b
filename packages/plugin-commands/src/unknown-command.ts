import { closest, type CommandInfo, type Locale, localize } from '@qqbotjs/core';
import { firstWord, namesOf, namesUnder } from './names.js';

/**
 * What to say to a name nothing has: the nearest command, or those that begin with the same word. What was typed is not
 * repeated: it could be anything.
 *
 * @returns `undefined` when nothing is near.
 */
export function unknownCommand(name: string, commands: readonly CommandInfo[], locale: Locale): string | undefined {
  const word = firstWord(name);
  const under = namesUnder(word, commands);
  if (under.size === 0) return didYouMean(nearest(word, commands), locale);
  const meant = name === word ? undefined : nearest(name, [...under.values()]);
  return didYouMean(meant, locale) ?? goOnWith([...under.keys()], locale);
}

/** Answer to a name that nothing is near to. */
export function noSuchCommand(prefix: string, locale: Locale): string {
  return localize(
    { 'zh-CN': `没有这个命令。${prefix}help 列出全部命令。`, en: `No such command. ${prefix}help lists them.` },
    locale,
  );
}

/** The nearest of the commands, as one would type it. */
function nearest(name: string, commands: readonly CommandInfo[]): string | undefined {
  const typed = new Map(commands.flatMap((one) => namesOf(one).map((known) => [known, one.prefix + known])));
  return typed.get(closest(name, typed.keys()) ?? '');
}

function didYouMean(meant: string | undefined, locale: Locale): string | undefined {
  if (meant === undefined) return undefined;
  const text = { 'zh-CN': `没有这个命令。是否想用 ${meant}？`, en: `No such command. Did you mean ${meant}?` };
  return localize(text, locale);
}

function goOnWith(names: readonly string[], locale: Locale): string {
  return (
    localize({ 'zh-CN': '可用的命令：', en: 'There are: ' }, locale) +
    names.join(localize({ 'zh-CN': '、', en: ', ' }, locale))
  );
}
