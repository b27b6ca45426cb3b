import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError, type ConfigIssue } from '../errors/config-error.js';
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
      if (typeof found === 'string') problems.push(unusable(path, found));
      else plugins.push(found);
    }
    resolved.push({ ...bot, plugins });
  }
  if (problems.length > 0) throw new ConfigError(problems, { filepath });
  return resolved;
}

/** The class, or the name of a package where it was not found. */
async function resolveEntry(entry: Entry, directory: string): Promise<PluginEntry | string> {
  if (typeof entry !== 'string' && !('use' in entry)) return entry;
  const { use, options } = typeof entry === 'string' ? { use: entry, options: undefined } : entry;
  const plugin = await importPlugin(use, directory);
  return plugin ? { plugin, options } : use;
}

async function importPlugin(name: string, directory: string): Promise<PluginClass | undefined> {
  try {
    const path = createRequire(join(directory, 'package.json')).resolve(name);
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    return Object.values(module).find(
      (value): value is PluginClass => typeof value === 'function' && pluginMetadata(value) !== undefined,
    );
  } catch {
    return undefined;
  }
}

function unusable(path: string, name: string): ConfigIssue {
  return {
    path,
    text: {
      'zh-CN': `找不到包“${name}”，或其中没有 @Plugin 类；请先安装：npm install ${name}`,
      en: `the package "${name}" was not found or exports no @Plugin class; install it: npm install ${name}`,
    },
  };
}
