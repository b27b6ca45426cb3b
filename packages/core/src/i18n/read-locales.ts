import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PluginError } from '../errors/plugin-error.js';
import { canonicalLanguage } from './language.js';
import type { PluginLocales } from './messages.js';

/** The messages of one language. */
export interface LocaleFile {
  /** What errors call it: its path, or its key in `locales`. */
  readonly name: string;
  readonly language: string;
  /** By path, such as `errors.tooMany`. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads the messages of a plugin, one language after the other.
 *
 * @throws {@link PluginError} naming the file and the remedy.
 */
export async function readLocales(plugin: string, locales: PluginLocales): Promise<LocaleFile[]> {
  const sources = isFolder(locales) ? await readFolder(plugin, locales) : Object.entries(locales).map(toSource);
  if (sources.length === 0) throw nothingThere(plugin, isFolder(locales) ? fileURLToPath(locales.href) : 'locales');
  const seen = new Set<string>();
  return sources.map(({ name, tag, content }) => {
    const language = languageOf(name, tag);
    if (seen.has(language)) throw twice(name, language);
    seen.add(language);
    return { name, language, texts: flatten(name, content) };
  });
}

interface Source {
  readonly name: string;
  readonly tag: string;
  readonly content: unknown;
}

/** By what it has: test environments bring a `URL` of their own. */
function isFolder(locales: PluginLocales): locales is URL {
  return 'href' in locales && typeof locales.href === 'string';
}

function toSource([tag, content]: readonly [string, unknown]): Source {
  return { name: `locales['${tag}']`, tag, content };
}

async function readFolder(plugin: string, { href }: URL): Promise<Source[]> {
  const folder = fileURLToPath(href);
  const entries = await readdir(folder).catch((error: unknown) => {
    throw noFolder(plugin, folder, error);
  });
  const files = entries.filter((entry) => entry.endsWith('.json')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const name = join(folder, file);
      return { name, tag: basename(file, '.json'), content: parseJson(name, await readFile(name, 'utf8')) };
    }),
  );
}

function parseJson(name: string, text: string): unknown {
  try {
    // Some editors begin a file with a byte-order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw notJson(name, error);
  }
}

function languageOf(name: string, tag: string): string {
  const language = canonicalLanguage(tag);
  if (language === undefined) throw notALanguage(name, tag);
  return language;
}

/** Nested messages, by their whole path. */
function flatten(name: string, content: unknown): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string' && path !== '') {
      if (texts.has(path)) throw twice(name, path);
      texts.set(path, value);
    } else if (isPlainObject(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
    } else throw notText(name, path, value);
  };
  visit(content, '');
  return texts;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noFolder(plugin: string, folder: string, cause: unknown): PluginError {
  return new PluginError(
    {
      'zh-CN': `插件“${plugin}”的 locales 指向 ${folder}，但读不到这个文件夹。请检查 new URL('../locales/', import.meta.url) 是否相对于该文件；已发布的包须在 package.json 的 files 中写上 locales；打包成单个文件时，请改为导入 JSON 并写 locales: { 'zh-CN': zh, en }。`,
      en: `The locales of plugin "${plugin}" point to ${folder}, which cannot be read. Check that new URL('../locales/', import.meta.url) starts from that file; a published package needs "locales" in the files of its package.json; bundled into one file, import the JSON and write locales: { 'zh-CN': zh, en }.`,
    },
    { cause },
  );
}

function nothingThere(plugin: string, place: string): PluginError {
  return new PluginError({
    'zh-CN': `插件“${plugin}”的 ${place} 中没有任何语言；请加入 zh-CN.json 这样的文件，或去掉 @Plugin 的 locales。`,
    en: `There is no language in ${place} of plugin "${plugin}"; add a file such as zh-CN.json, or leave locales out of @Plugin.`,
  });
}

function notJson(name: string, cause: unknown): PluginError {
  const { message } = cause as Error;
  return new PluginError(
    {
      'zh-CN': `${name} 不是合法的 JSON：${message}。请修正这个文件。`,
      en: `${name} is not valid JSON: ${message}. Mend the file.`,
    },
    { cause },
  );
}

function notALanguage(name: string, tag: string): PluginError {
  return new PluginError({
    'zh-CN': `${name}：“${tag}”不是语言标签；请按语言命名，如 zh-CN、en、ja（用连字符）。`,
    en: `${name}: "${tag}" is no language tag; name it after its language, such as zh-CN, en or ja, with hyphens.`,
  });
}

function notText(name: string, path: string, value: unknown): PluginError {
  const what = Array.isArray(value) ? 'an array' : value === null ? 'null' : typeof value;
  return new PluginError({
    'zh-CN': `${name}：${path || '整个文件'} 应为字符串或嵌套对象，而不是 ${what}；请改正。`,
    en: `${name}: ${path || 'all of it'} must be ${path ? 'a string or ' : ''}an object of messages, not ${what}.`,
  });
}

function twice(name: string, what: string): PluginError {
  return new PluginError({
    'zh-CN': `${name}：${what} 出现了两次（写法不同，意思相同）；请去掉其中一个。`,
    en: `${name}: ${what} is there twice, written in two ways; remove one.`,
  });
}
