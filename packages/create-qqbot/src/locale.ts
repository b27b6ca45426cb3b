/** A sentence in both languages people are spoken to in. */
export type Localized = Readonly<Record<Locale, string>>;
export type Locale = 'zh-CN' | 'en';

/**
 * The language of the terminal, found as `systemLocale` of @qqbotjs/core finds it. Not asked there: whoever runs
 * `npm create` waits for every package of it to be downloaded.
 */
export function systemLocale({ QQBOT_LOCALE, LC_ALL, LC_MESSAGES, LANG } = process.env): Locale {
  const named = [QQBOT_LOCALE, LC_ALL, LC_MESSAGES, LANG].find((value) => value && !/^(C|POSIX)\b/.test(value));
  return /^zh\b|^zh[_-]/i.test(named ?? Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-CN' : 'en';
}
