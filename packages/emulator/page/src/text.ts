import type { Localized } from '@qqbotjs/core';

/** A word of the page, in both of its languages. */
export const text = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });
