import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError, type ConfigIssue } from '../errors/config-error.js';
import type { Localized } from '../i18n/localized.js';
import { pluginMetadata } from '../plugin/metadata.js';
import type { PluginClass, PluginEntry } from '../plugin/plugin-class.js';
import type { BotConfig, PluginReference } from './bot-config.js';

type Entry = PluginEntry | PluginReference;

/**
 * Replaces package names among the plugins by the classes they export, looked up from the config's own folder.
 *
 * @throws {@link ConfigError} naming every package that cannot be used.
 */
export async function resolvePlugins(
  bots: readonly BotConfig[],
  directory: string,
  filepath: string,
): Promise<BotConfig[]> {
  const problems: ConfigIssue[] = [];
  const resolved: BotConfig[] = [];
  for (const [botIndex, bot] of bots.entries()) {
    const plugins: PluginEntry[] = [];
    for (const [index, entry] of (bot.plugins ?? []).entries()) {
      const path = `${bots.length > 1 ? `[${botIndex}].` : ''}plugins[${index}]`;
      const found = await resolveEntry(entry, directory);
      if (isProblem(found)) problems.push({ path, text: found });
      else plugins.push(found);
    }
    resolved.push({ ...bot, plugins });
  }
  if (problems.length > 0) throw new ConfigError(problems, { filepath });
  return resolved;
}

/** The class, or what keeps the package from being used. */
async function resolveEntry(entry: Entry, directory: string): Promise<PluginEntry | Localized> {
  if (typeof entry !== 'string' && !('use' in entry)) return entry;
  const { use, options } = typeof entry === 'string' ? { use: entry, options: undefined } : entry;
  const url = await locate(use, directory);
  if (url === undefined) return notInstalled(use);
  try {
    const plugin = Object.values((await import(url)) as Record<string, unknown>).find(isPlugin);
    return plugin ? { plugin, options } : withoutPlugin(use);
  } catch (error) {
    return broken(use, error);
  }
}

/** As an `import` in the config itself would find it. */
async function locate(name: string, directory: string): Promise<string | undefined> {
  // Only now: few configs name packages.
  const { resolve } = await import('import-meta-resolve');
  try {
    return resolve(name, pathToFileURL(join(directory, 'package.json')).href);
  } catch {
    return undefined;
  }
}

function isProblem(found: PluginEntry | Localized): found is Localized {
  return typeof found === 'object' && 'en' in found;
}

function isPlugin(value: unknown): value is PluginClass {
  return typeof value === 'function' && pluginMetadata(value) !== undefined;
}

function notInstalled(name: string): Localized {
  return {
    'zh-CN': `找不到包“${name}”；请先安装：npm install ${name}`,
    en: `the package "${name}" was not found; install it: npm install ${name}`,
  };
}

function withoutPlugin(name: string): Localized {
  return {
    'zh-CN': `包“${name}”没有导出 @Plugin 类；请检查包名。若它确是插件，说明安装了两份 @qqbotjs/core，请去重：npm dedupe`,
    en: `the package "${name}" exports no @Plugin class; check the name. If it is a plugin, two copies of @qqbotjs/core are installed; keep one: npm dedupe`,
  };
}

function broken(name: string, error: unknown): Localized {
  const why = error instanceof Error ? error.message : String(error);
  return {
    'zh-CN': `包“${name}”加载时出错：${why}；请更新它，或向其作者反馈。`,
    en: `the package "${name}" failed while loading: ${why}; update it, or tell its author.`,
  };
}
