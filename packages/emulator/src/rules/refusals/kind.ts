import type { Localized } from '@qqbotjs/core';

/** One way the platform says no. */
export interface RefusalKind {
  /** HTTP status. */
  status: number;
  code: number;
  /** `err_code`, where it is another number than `code`. */
  errCode?: number;
  /** The number older pages give the same refusal. */
  code2025?: number;
  /** `message` of the body, in the platform's words where they are known. */
  message: string;
  /** The rule that was broken, for the person who wrote the bot. */
  rule: Localized;
}

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** One refusal; HTTP 400 unless `extra` says otherwise: it was seen live for 40054005, 40034024, 40034105. */
export const no = (
  code: number,
  message: string,
  zh: string,
  en: string,
  extra: Partial<RefusalKind> = {},
): RefusalKind => ({
  status: 400,
  code,
  message,
  rule: say(zh, en),
  ...extra,
});
