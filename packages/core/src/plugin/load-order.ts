import { PluginError } from '../errors/plugin-error.js';
import { type PluginMetadata, pluginMetadata } from './metadata.js';
import { type PluginClass, type PluginEntry, toPluginUse } from './plugin-class.js';

/** Another plugin: its class, or its name where the package may be missing. */
export type PluginLink = PluginClass | string;

/** The plugins one builds on, by name. */
export interface Links {
  readonly requires: readonly string[];
  readonly optional: readonly string[];
}

/** @throws {@link PluginError} when a link is no plugin. */
export function linksOf(plugin: PluginClass): Links {
  const { name = '', requires = [], optional = [] } = metadataOf(plugin) ?? {};
  const nameOf = (link: PluginLink) => linkName(link, name);
  return { requires: requires.map(nameOf), optional: optional.map(nameOf) };
}

/**
 * Puts those that others build on before them, and leaves the order as it is otherwise. What is missing is not looked at:
 * loading says so.
 *
 * @throws {@link PluginError} naming the circle, when some build on each other in one.
 */
export function inLoadOrder(entries: readonly PluginEntry[]): PluginEntry[] {
  const byName = new Map(entries.map((entry) => [metadataOf(toPluginUse(entry).plugin)?.name, entry]));
  const ordered = new Set<PluginEntry>();
  const visit = (entry: PluginEntry, path: readonly string[]): void => {
    const { plugin } = toPluginUse(entry);
    const name = metadataOf(plugin)?.name ?? '';
    if (path.includes(name)) throw circular([...path.slice(path.indexOf(name)), name]);
    if (ordered.has(entry)) return;
    const { requires, optional } = linksOf(plugin);
    for (const link of [...requires, ...optional]) {
      const other = byName.get(link);
      if (other) visit(other, [...path, name]);
    }
    ordered.add(entry);
  };
  for (const entry of entries) visit(entry, []);
  return [...ordered];
}

/** Of what is no plugin, too: loading says so, and here it must not be in the way. */
function metadataOf(plugin: unknown): PluginMetadata | undefined {
  return typeof plugin === 'function' ? pluginMetadata(plugin) : undefined;
}

function linkName(link: PluginLink, owner: string): string {
  const name = typeof link === 'string' ? link : typeof link === 'function' ? pluginMetadata(link)?.name : undefined;
  if (name === undefined) throw notALink(link, owner);
  return name;
}

function notALink(link: PluginLink | undefined, owner: string): PluginError {
  if (link === undefined)
    return new PluginError({
      'zh-CN': `插件“${owner}”的 requires 或 optional 中有一项尚未定义：两个文件互相导入。请改写为插件的名字（字符串）。`,
      en: `An entry of requires or optional of plugin "${owner}" is not defined yet: two files import each other. Write the name of the plugin instead, as a string.`,
    });
  const what = typeof link === 'function' ? link.name : link;
  return new PluginError({
    'zh-CN': `插件“${owner}”的 requires 或 optional 中的 ${what} 不是插件；请写 @Plugin 类或插件的名字。`,
    en: `${what} in requires or optional of plugin "${owner}" is no plugin; write a @Plugin class, or the name of one.`,
  });
}

function circular(circle: readonly string[]): PluginError {
  const path = circle.join(' → ');
  return new PluginError({
    'zh-CN': `插件互相依赖成环：${path}。请把共同部分移到第三个插件，或去掉其中一个 requires。`,
    en: `These plugins require each other in a circle: ${path}. Move what they share to a third one, or drop one of the requires.`,
  });
}
