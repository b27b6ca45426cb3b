import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Build } from './build.js';
import { LoadError } from './load-error.js';

/** Tells in one message why an import failed, naming the file a person wrote instead of the built one. */
export function explainImportError(error: unknown, build: Build, entry: string): LoadError {
  if (!(error instanceof Error)) return thrownValue(error, entry);
  const place = placeOf(error, build) ?? relative(process.cwd(), entry);
  const missingPackage = /Cannot find package '([^']+)'/.exec(error.message)?.[1];
  if (missingPackage) {
    return new LoadError(
      {
        'zh-CN': `${place}：找不到依赖包 ${missingPackage}。请在项目里安装：npm install ${missingPackage}`,
        en: `${place}: the package ${missingPackage} is not installed. Run: npm install ${missingPackage}`,
      },
      error,
    );
  }
  const [, from, missingExport] = /'([^']+)' does not provide an export named '([^']+)'/.exec(error.message) ?? [];
  if (from && missingExport && missingExport !== 'default') {
    return new LoadError(
      {
        'zh-CN': `${place}：${from} 没有导出 ${missingExport}。如果它是类型，请写 import type { ${missingExport} } from '${from}'。`,
        en: `${place}: ${from} exports no ${missingExport}. If it is a type, write: import type { ${missingExport} } from '${from}'`,
      },
      error,
    );
  }
  return new LoadError(
    { 'zh-CN': `${place}：加载时出错：${error.message}`, en: `${place}: failed while loading: ${error.message}` },
    error,
  );
}

function thrownValue(value: unknown, entry: string): LoadError {
  const place = relative(process.cwd(), entry);
  return new LoadError(
    { 'zh-CN': `${place}：加载时抛出了 ${String(value)}`, en: `${place}: threw ${String(value)} while loading` },
    value,
  );
}

/** `plugins/dice.ts:3:5`: the first place in the project that the error names. */
function placeOf({ stack = '' }: Error, { directory, files, modules }: Build): string | undefined {
  const sources = files.map((file) => ({ named: file, source: file }));
  const built = modules.flatMap(({ fileName, source }) =>
    source ? [{ named: join(directory, fileName), source }] : [],
  );
  const [first] = [...sources, ...built]
    .flatMap(({ named, source }) => [named, pathToFileURL(named).href].map((name) => ({ name, named, source })))
    .map(({ name, named, source }) => ({ at: stack.indexOf(`${name}:`), end: name.length, named, source }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  if (!first) return undefined;
  // A line of the built file means nothing to a person; the name of its source does.
  const position = first.named === first.source ? /^(?::\d+)*/.exec(stack.slice(first.at + first.end))?.[0] : '';
  return relative(process.cwd(), first.source) + position;
}
