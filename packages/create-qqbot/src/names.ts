import type { Localized } from './locale.js';

/** What npm takes as the name of a package, with or without a scope. */
const NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/;
const LONGEST = 214;

/** A name that no package can have. */
export class NameError extends Error {
  constructor(
    name: string,
    /** What is wrong with it, and what to write instead. */
    readonly localized: Localized = {
      'zh-CN': `“${name}”不能作包名。请用小写字母、数字和 - . _，例如 my-bot 或 @me/my-bot。`,
      en: `"${name}" cannot be the name of a package. Use lower-case letters, digits and - . _, such as my-bot or @me/my-bot.`,
    },
  ) {
    super(localized.en);
  }
}

/**
 * Checks the name of a package.
 *
 * @returns The name.
 * @throws {@link NameError} when npm would refuse it.
 */
export function checkName(name: string): string {
  if (NAME.test(name) && name.length <= LONGEST) return name;
  throw new NameError(name);
}

/** What a plugin is called in a bot: `@me/qqbot-plugin-word-chain` is `word-chain`. */
export function pluginName(packageName: string): string {
  const bare = packageName.replace(/^@[^/]+\//, '').replace(/^qqbot-plugin-/, '');
  return (
    bare
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'plugin'
  );
}

/** `word-chain` as the name of a class, without a word for what it is: `WordChain`. */
export function className(name: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = words.join('');
  return /^\d/.test(joined) ? `The${joined}` : joined;
}
