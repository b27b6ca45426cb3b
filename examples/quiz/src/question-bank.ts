import type { Localized } from '@qqbotjs/core';

export interface Question {
  readonly text: Localized;
  readonly choices: readonly string[];
  readonly answer: string;
  /** How long to wait for an answer, in milliseconds. */
  readonly thinkMs?: number;
}

/** Where questions come from. The plugin gets an instance of its own; a test replaces its method. */
export class QuestionBank {
  questions(): readonly Question[] {
    return [
      { text: { 'zh-CN': '7 × 8 = ？', en: '7 × 8 = ?' }, choices: ['54', '56', '58'], answer: '56' },
      { text: { 'zh-CN': '古琴几根弦？', en: 'Strings of a guqin?' }, choices: ['5', '7', '21'], answer: '7' },
      { text: { 'zh-CN': '哪年登月？', en: 'The Moon landing?' }, choices: ['1961', '1969'], answer: '1969' },
    ];
  }
}
