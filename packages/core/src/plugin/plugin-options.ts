import type { StandardSchemaV1 } from '@standard-schema/spec';
import { PluginError } from '../errors/plugin-error.js';
import type { PluginClass } from './plugin-class.js';

/**
 * Checks the options of a plugin against its schema and fills in what has a default.
 *
 * @throws {@link PluginError} listing every problem with its path.
 */
export async function readOptions(name: string, plugin: PluginClass, options: unknown): Promise<unknown> {
  const schema = plugin.options;
  if (!schema) return rejectUnexpected(name, options);
  // Left out altogether means "all defaults", which a schema of an object expresses as an empty one.
  const result = await schema['~standard'].validate(options ?? {});
  if (result.issues) throw invalidOptions(name, result.issues);
  return result.value;
}

function rejectUnexpected(name: string, options: unknown): undefined {
  if (options === undefined) return undefined;
  throw new PluginError({
    'zh-CN': `插件“${name}”没有选项；请去掉 use() 的第二个参数。`,
    en: `The plugin "${name}" takes no options; leave out the second argument of use().`,
  });
}

function invalidOptions(name: string, issues: readonly StandardSchemaV1.Issue[]): PluginError {
  const lines = issues.map(({ path, message }) => `\n  - ${formatPath(path)}${message}`).join('');
  return new PluginError({
    'zh-CN': `插件“${name}”的选项有 ${issues.length} 处需要修改：${lines}`,
    en: `The options of plugin "${name}" have ${issues.length} problem${issues.length === 1 ? '' : 's'}:${lines}`,
  });
}

function formatPath(path: StandardSchemaV1.Issue['path']): string {
  if (!path || path.length === 0) return '';
  return `${path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')}: `;
}
