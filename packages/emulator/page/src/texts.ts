import { useEffect, useState } from 'preact/hooks';
import type { Localized } from '@qqbotjs/core';
import { CHAT_TEXTS } from './chat/chat-texts.js';
import { FAULT_TEXTS } from './faults/fault-texts.js';
import { FRAME_TEXTS } from './frame-texts.js';
import { INSPECTOR_TEXTS } from './inspector/inspector-texts.js';

export type Locale = keyof Localized;

/** What came in both languages, in the page's. */
export function inLocale(text: string | Localized, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}

/** Every word of the page; each room brings its own. */
const TEXTS = { ...FRAME_TEXTS, ...CHAT_TEXTS, ...INSPECTOR_TEXTS, ...FAULT_TEXTS } satisfies Record<string, Localized>;

export type Texts = Readonly<Record<keyof typeof TEXTS, string>>;

const KEY = 'qqbot-emulator-locale';

function remembered(): Locale {
  const kept = localStorage.getItem(KEY) ?? navigator.language;
  return kept.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function textsIn(locale: Locale): Texts {
  return Object.fromEntries(Object.entries(TEXTS).map(([name, both]) => [name, both[locale]])) as Texts;
}

/** The page's language: the browser's until it is switched. */
export function useTexts(): { t: Texts; locale: Locale; toggle: () => void } {
  const [locale, setLocale] = useState<Locale>(remembered);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const toggle = (): void => {
    const next = locale === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(KEY, next);
    setLocale(next);
  };
  return { t: textsIn(locale), locale, toggle };
}
