import { isRecord } from '../http/is-record.js';
import type { EmulatorSettings } from '../settings.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import { textField } from './text-field.js';
import { checkText } from './text.js';

/** What is answered to markdown and parameters of a template that do not fit. */
interface TemplateRefusals {
  shape: RefusalName;
  empty: RefusalName;
  newline: RefusalName;
  url: 'badUrl' | 'guildBadUrl';
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_messages.post.html} */
export const CHAT_TEMPLATE: TemplateRefusals = {
  shape: 'badTemplate',
  empty: 'templateEmpty',
  newline: 'templateNewline',
  url: 'badUrl',
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html} */
export const GUILD_TEMPLATE: TemplateRefusals = {
  shape: 'guildBadTemplate',
  empty: 'guildTemplateEmpty',
  newline: 'guildBadTemplate',
  url: 'guildBadUrl',
};

const has = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** `[{ key, values: [text] }]` */
function checkParams(params: unknown, refusals: TemplateRefusals): void {
  if (!has(params)) return;
  const list: unknown[] = Array.isArray(params) ? params : [undefined];
  for (const param of list) {
    const values: unknown = isRecord(param) && typeof param['key'] === 'string' ? param['values'] : undefined;
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
      throw new Refusal(refusals.shape);
    if (values.length === 0 || values.includes('')) throw new Refusal(refusals.empty);
    if (values.some((value) => value.includes('\n'))) throw new Refusal(refusals.newline);
  }
}

/** Checks markdown: content or a template. @throws {@link Refusal} */
export function checkMarkdown(markdown: unknown, settings: EmulatorSettings, refusals: TemplateRefusals): void {
  if (!isRecord(markdown)) throw new Refusal('typeMismatch');
  const isTemplate = has(markdown['custom_template_id']) || has(markdown['template_id']);
  const content = textField(markdown, 'content');
  if (isTemplate && content !== '') throw new Refusal('markdownBoth');
  if (!isTemplate && content.trim() === '') throw new Refusal('empty');
  if (isTemplate) checkParams(markdown['params'], refusals);
  checkText(content, settings, refusals.url);
}
