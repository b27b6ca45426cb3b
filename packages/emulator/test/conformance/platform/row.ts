import type { Localized } from '@qqbotjs/core';

export const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** A part of the platform's documentation. */
export interface Area<Row> {
  readonly title: Localized;
  /** Pages of the official documentation, below {@link DOCS}. */
  readonly pages: readonly string[];
  readonly rows: readonly Row[];
}

export const DOCS = 'https://bot.q.qq.com/wiki/develop/api-v2/';

/** Why something is left out. Whoever sees it happen nevertheless has to take the reason away. */
export const WHY_NOT = {
  inside: say('平台自身的故障', 'a failure inside the platform'),
  judged: say('取决于平台对内容的判断', "up to the platform's judgement of content"),
  unpublished: say('规则未公布', 'the rule is not published'),
  noTemplates: say('不保存模板', 'templates are not kept'),
  internal: say('平台内部使用', 'for the platform itself'),
  obsolete: say('已停用', 'obsolete'),
} as const;
