/** The languages everything a person sees comes in. */
export const LOCALES = ['zh-CN', 'en'] as const;

/** A language the framework itself speaks; plugins may bring more. */
export type Locale = (typeof LOCALES)[number];

/** One sentence in every language. Both stand side by side where they are used, so that neither is forgotten. */
export type Localized = Readonly<Record<Locale, string>>;

/** Picks the wording for a language. A plain string is the same in all of them. */
export function localize(text: Localized | string, locale: Locale = systemLocale()): string {
  return typeof text === 'string' ? text : text[locale];
}

/** Maps a language tag such as `zh-Hans-CN`, `zh_CN.UTF-8` or `en-US` to a language we speak. */
export function toLocale(tag: string): Locale {
  return /^zh\b|^zh[_-]/i.test(tag) ? 'zh-CN' : 'en';
}

/**
 * The language of logs, errors and the terminal: `QQBOT_LOCALE`, else what the system says.
 *
 * What a chat sees follows `locale` of the config instead.
 */
export function systemLocale(): Locale {
  const { QQBOT_LOCALE, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const named = [QQBOT_LOCALE, LC_ALL, LC_MESSAGES, LANG].find((value) => value && !/^(C|POSIX)\b/.test(value));
  return toLocale(named ?? Intl.DateTimeFormat().resolvedOptions().locale);
}
