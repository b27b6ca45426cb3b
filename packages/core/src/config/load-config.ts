import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Loader, PublicExplorer } from 'cosmiconfig';
import { ConfigError, type ConfigIssue } from '../errors/config-error.js';
import type { Localized } from '../i18n/localized.js';
import type { BotConfig } from './bot-config.js';
import { interpolate } from './interpolate.js';
import { findProblems, withEnvironment } from './resolve-config.js';
import { resolvePlugins } from './resolve-plugins.js';

/** Where {@link loadConfig} looks, and what it can read. */
export interface LoadConfigOptions {
  /** Folder to look in, and to read `.env` from. @defaultValue the current one */
  cwd?: string;
  /** A file to take instead of looking for one. */
  path?: string;
  /** By file ending: makes a value of a file of code. TypeScript needs one; the `qqbot` command brings it. */
  loaders?: Readonly<Record<string, Loader>>;
  /** Whether missing credentials are a problem. @defaultValue true */
  requireCredentials?: boolean;
}

/** A config that was found and has no problems. */
export interface LoadedConfig {
  /** The file it was read from, as an absolute path. */
  filepath: string;
  /** One per bot, with their plugins and what the environment adds; pass each to `createBot`. */
  bots: BotConfig[];
}

const ENDINGS = ['ts', 'mts', 'js', 'mjs', 'json', 'yaml'];
const SEARCH_PLACES = ENDINGS.map((ending) => `qqbot.config.${ending}`);

/**
 * Reads `.env`, then finds and checks `qqbot.config.{ts,mts,js,mjs,json,yaml}`.
 *
 * @throws {@link ConfigError} with every problem of every bot, each with its path and remedy.
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const cwd = resolve(options.cwd ?? process.cwd());
  readEnvFile(cwd);
  const { filepath, config } = await read(cwd, options);
  const isList = Array.isArray(config);
  const list: unknown[] = isList ? config : [config];
  const problems = list.flatMap((bot, index) =>
    findProblems(bot, { at: isList ? `[${index}]` : '', requireCredentials: options.requireCredentials }),
  );
  if (list.length === 0) problems.push(NO_BOTS);
  if (problems.length > 0) throw new ConfigError(problems, { filepath });
  const bots = await resolvePlugins(list as BotConfig[], dirname(filepath), filepath);
  return { filepath, bots: bots.map((bot) => withEnvironment(bot)) };
}

/** Values already in the environment win over the file. */
function readEnvFile(cwd: string): void {
  const path = join(cwd, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

async function read(
  cwd: string,
  { path, loaders = {} }: LoadConfigOptions,
): Promise<{ filepath: string; config: unknown }> {
  // Only who looks for a file pays for the search.
  const { cosmiconfig } = await import('cosmiconfig');
  const explorer = cosmiconfig('qqbot', {
    searchPlaces: SEARCH_PLACES,
    searchStrategy: 'none',
    cache: false,
    // A file without content or default export is there, and has to be told from none.
    ignoreEmptySearchPlaces: false,
    loaders: { '.ts': needsLoader, '.mts': needsLoader, ...loaders },
  });
  const found = await (path ? load(explorer, resolve(cwd, path)) : explorer.search(cwd)).catch(rethrow);
  if (!found) throw new ConfigError([nothingFound(cwd)]);
  if (found.isEmpty || found.config === undefined)
    throw new ConfigError([NO_DEFAULT_EXPORT], { filepath: found.filepath });
  return { filepath: found.filepath, config: isText(found.filepath) ? interpolate(found.config) : found.config };
}

function load(explorer: PublicExplorer, path: string): ReturnType<PublicExplorer['load']> {
  if (!existsSync(path))
    throw new ConfigError([{ path: '', text: { 'zh-CN': `没有文件 ${path}`, en: `There is no file ${path}` } }]);
  return explorer.load(path);
}

/** What parsers throw: the place is told, one way or the other. */
interface ParserError extends Error {
  filepath?: string;
  /** JSON: an excerpt whose line is marked with `>`. */
  codeFrame?: string;
  /** YAML: counted from 0. */
  mark?: { line: number };
}

/** Errors of ours, and of the code in a config, are clear as they are. Those of parsers quote the file, secrets included. */
function rethrow(error: ParserError): never {
  if (!PARSER_ERRORS.includes(error.name)) throw error;
  // The excerpt is coloured where colours are, as they are taken to be in CI.
  const excerpt = stripVTControlCharacters(error.codeFrame ?? '');
  const line = error.mark ? error.mark.line + 1 : /^> *(\d+) \|/m.exec(excerpt)?.[1];
  const text: Localized = {
    'zh-CN': `无法解析${line ? `：请检查第 ${line} 行及其上一行` : ''}`,
    en: `It cannot be parsed${line ? `: check line ${line} and the one above it` : ''}`,
  };
  throw new ConfigError([{ path: '', text }], { filepath: error.filepath });
}

const PARSER_ERRORS: readonly string[] = ['JSONError', 'YAMLException'];

function isText(filepath: string): boolean {
  return /\.(json|yaml)$/.test(filepath);
}

function needsLoader(filepath: string): never {
  const text: Localized = {
    'zh-CN': 'Node 不能直接读取 TypeScript 配置；请用 qqbot start 运行，或改用 qqbot.config.mjs',
    en: 'Node cannot read a TypeScript config by itself; run it with qqbot start, or write qqbot.config.mjs',
  };
  throw new ConfigError([{ path: '', text }], { filepath });
}

function nothingFound(cwd: string): ConfigIssue {
  return {
    path: '',
    text: {
      'zh-CN': `${cwd} 中没有 qqbot.config.{${ENDINGS.join(',')}}；请新建一个，或用 --config 指定`,
      en: `There is no qqbot.config.{${ENDINGS.join(',')}} in ${cwd}; create one, or name it with --config`,
    },
  };
}

const NO_DEFAULT_EXPORT: ConfigIssue = {
  path: '',
  text: {
    'zh-CN': '没有默认导出；请写 export default defineConfig({ … })',
    en: 'It exports no default; write export default defineConfig({ … })',
  },
};

const NO_BOTS: ConfigIssue = { path: '', text: { 'zh-CN': '数组里没有机器人', en: 'The array holds no bot' } };
