import { PluginError } from '../errors/plugin-error.js';

/**
 * A language tag as it is written by the book: `zh-cn` is `zh-CN`.
 *
 * @returns `undefined` when it is none, such as `zh_CN`.
 */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** @throws {@link PluginError} when it is no language tag. */
export function toLanguage(tag: string): string {
  const language = canonicalLanguage(tag);
  if (language !== undefined) return language;
  throw new PluginError({
    'zh-CN': `“${tag}”不是语言标签；请写 zh-CN、en、ja 这样的标签（用连字符）。`,
    en: `"${tag}" is no language tag; write one such as zh-CN, en or ja, with hyphens.`,
  });
}

/** Of the languages there are, the one a person understands who asked for `wanted`: the same, a broader one, a sibling. */
export function nearestLanguage<T>(available: ReadonlyMap<string, T>, wanted: string): T | undefined {
  for (let tag = wanted; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = available.get(tag);
    if (found !== undefined) return found;
  }
  const [base] = wanted.split('-');
  for (const [tag, sibling] of available) if (tag.split('-')[0] === base) return sibling;
  return undefined;
}
