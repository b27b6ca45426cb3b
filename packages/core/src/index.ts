export { type Locale, type Localized, LOCALES, localize, systemLocale, toLocale } from './i18n/localized.js';
