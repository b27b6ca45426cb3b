import { MessageError } from '../errors/message-error.js';
import type { Localized } from '../i18n/localized.js';
import { characterCount } from './character-count.js';

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/msg-btn.html} */
const LIMITS = { rows: 5, buttons: 5, label: 10 } as const;

/** @throws {@link MessageError} when there are too many rows, or a row has too many buttons. */
export function checkRows(rows: readonly (readonly unknown[])[]): void {
  check('rows', rows.length, (count, most) => ({
    'zh-CN': `键盘有 ${count} 行，最多 ${most} 行；请分成几条消息，或做成翻页。`,
    en: `The keyboard has ${count} rows, at most ${most} fit; use several messages, or pages.`,
  }));
  for (const row of rows)
    check('buttons', row.length, (count, most) => ({
      'zh-CN': `一行有 ${count} 个按钮，最多 ${most} 个；请另起一行。`,
      en: `A row has ${count} buttons, at most ${most} fit; begin another row.`,
    }));
}

/** @throws {@link MessageError} when the label is too long. */
export function checkLabel(label: string): void {
  check('label', characterCount(label), (count, most) => ({
    'zh-CN': `按钮文字“${label}”有 ${count} 个字符，最多 ${most} 个；请缩短，详情写在消息里。`,
    en: `The label "${label}" has ${count} characters, at most ${most} fit; shorten it, and say the rest in the message.`,
  }));
}

function check(what: keyof typeof LIMITS, count: number, problem: (count: number, most: number) => Localized): void {
  if (count > LIMITS[what]) throw new MessageError(problem(count, LIMITS[what]));
}
