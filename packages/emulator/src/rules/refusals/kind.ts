import type { Localized } from '@qqbotjs/core';
import type { SourceName } from '../sources.js';

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
  /** The page that tells the rule. */
  source: SourceName;
  /** Fields of the request it is about, the most telling first. Without it, those its sentence names. */
  fields?: readonly string[];
}

/** A row of a table: it says where it comes from only if that is not where the table comes from. */
type Row = Omit<RefusalKind, 'source'> & Partial<Pick<RefusalKind, 'source'>>;

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** One refusal; HTTP 400 unless `extra` says otherwise: it was seen live for 40054005, 40034024, 40034105. */
export const no = (code: number, message: string, zh: string, en: string, extra: Partial<RefusalKind> = {}): Row => ({
  status: 400,
  code,
  message,
  rule: say(zh, en),
  ...extra,
});

/** A table of refusals and the page it was taken from. */
export function from<Name extends string>(
  source: SourceName,
  rows: Readonly<Record<Name, Row>>,
): Readonly<Record<Name, RefusalKind>> {
  const complete = Object.entries<Row>(rows).map(([name, row]) => [name, { source, ...row }]);
  return Object.fromEntries(complete) as Record<Name, RefusalKind>;
}
