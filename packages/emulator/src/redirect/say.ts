import type { Localized } from '@qqbotjs/core';

/**
 * The wording for whoever starts the bot, by `QQBOT_LOCALE` or the language of the system.
 *
 * Not core's own: this runs inside of other people's programs, which should load nothing for it.
 */
export function say(text: Localized): string {
  const language = process.env['QQBOT_LOCALE'] ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return text[language.startsWith('zh') ? 'zh-CN' : 'en'];
}
