import { PluginError } from '../errors/plugin-error.js';
import type { Logger } from '../logging/logger.js';
import { Catalog } from './catalog.js';
import { findGaps } from './find-gaps.js';
import { toLanguage } from './language.js';
import { Message } from './message.js';
import type { PluginLocales } from './messages.js';
import { type LocaleFile, readLocales } from './read-locales.js';

export interface CatalogParts {
  plugin: string;
  locales: PluginLocales;
  /** The language that has every message. */
  defaultLocale: string;
  log: Logger;
}

/** What was read last, by what `@Plugin` says. */
const former = new WeakMap<PluginLocales, Catalog>();

/**
 * Reads, parses and compares the messages of a plugin. Imported only where a plugin has some: it brings the formatter along.
 *
 * What a language lacks is one warning for each. A plugin that is loaded again, as when a bot goes on with its former code,
 * goes on with its former messages, too, if the files were broken since.
 *
 * @throws {@link PluginError} when a file cannot be read, the default language is missing, or messages do not parse.
 */
export async function loadCatalog(parts: CatalogParts): Promise<Catalog> {
  try {
    const catalog = await readCatalog(parts);
    former.set(parts.locales, catalog);
    return catalog;
  } catch (error) {
    const catalog = former.get(parts.locales);
    if (!catalog) throw error;
    parts.log.error({ err: error }, `the messages stay as they were: ${(error as Error).message}`);
    return catalog;
  }
}

async function readCatalog({ plugin, locales, defaultLocale, log }: CatalogParts): Promise<Catalog> {
  const files = await readLocales(plugin, locales);
  const defaultLanguage = toLanguage(defaultLocale);
  const languages = parseAll(files);
  const [whole, original] = [
    languages.get(defaultLanguage),
    files.find(({ language }) => language === defaultLanguage),
  ];
  if (!whole || !original) throw withoutDefault(plugin, defaultLanguage, files);
  for (const { name, language } of files) {
    const gaps = findGaps(whole, languages.get(language) ?? new Map());
    if (gaps) log.warn({ locale: language, ...gaps }, `${name} does not match ${original.name}: ${describe(gaps)}`);
  }
  return new Catalog(languages, defaultLanguage);
}

function describe(gaps: object): string {
  return Object.entries(gaps)
    .map(([what, list]: [string, readonly string[]]) => `${WORDS[what]} ${list.join(', ')}`)
    .join('; ');
}

const WORDS: Readonly<Record<string, string>> = {
  missing: 'missing',
  unknown: 'not in it',
  placeholders: 'other placeholders in',
};

type Parsed = Map<string, ReadonlyMap<string, Message>>;

function parseAll(files: readonly LocaleFile[]): Parsed {
  const problems: string[] = [];
  const parsed: Parsed = new Map();
  for (const { name, language, texts } of files) {
    const messages = new Map<string, Message>();
    for (const [path, text] of texts) {
      const message = parseMessage(text, language);
      if (typeof message === 'string') problems.push(`${name}: ${path}${message}`);
      else messages.set(path, message);
    }
    parsed.set(language, messages);
  }
  if (problems.length > 0) throw notMessages(problems);
  return parsed;
}

/** @returns What is wrong with it, if something is. */
function parseMessage(text: string, language: string): Message | string {
  try {
    return new Message(text, language);
  } catch (error) {
    const { message, location } = error as Error & { location?: { start: { line: number; column: number } } };
    const at = location ? `, ${location.start.line}:${location.start.column}` : '';
    return `${at}: ${message}`;
  }
}

function notMessages(problems: readonly string[]): PluginError {
  const list = problems.map((problem) => `\n  - ${problem}`).join('');
  return new PluginError({
    'zh-CN': `有 ${problems.length} 条消息不符合 ICU MessageFormat：${list}\n请闭合每个花括号，给 plural 与 select 写上 other {…}；花括号本身写作 '{'。`,
    en: `${problems.length} message${problems.length === 1 ? ' is' : 's are'} not ICU MessageFormat:${list}\nClose every brace, give plural and select an other {…}, and write a brace that is text as '{'.`,
  });
}

function withoutDefault(plugin: string, language: string, files: readonly LocaleFile[]): PluginError {
  const there = files.map((file) => file.language).join(', ');
  return new PluginError({
    'zh-CN': `插件“${plugin}”的 locales 中没有默认语言 ${language}（只有 ${there}）；请加入 ${language}.json，或在 @Plugin 中写 defaultLocale。`,
    en: `The locales of plugin "${plugin}" lack its default language ${language} (there are ${there}); add ${language}.json, or name another in @Plugin with defaultLocale.`,
  });
}
