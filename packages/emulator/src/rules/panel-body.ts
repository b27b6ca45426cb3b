import { Fields } from './fields.js';
import { Refusal, refuse } from './refusal.js';
import { textLength } from './text-length.js';
import { textWidth } from './text-width.js';

const MAX_ITEMS = 20;
const MAX_NAME = 14;
const MAX_DESC = 30;
const MAX_REMARK = 255;

type Body = Record<string, unknown>;

/** What panels and menus answer to fields that do not fit. */
export const PANEL_FIELDS = { missing: 'panelFieldMissing', bad: 'badPanel' } as const;

/** A name or description; a CJK character counts two. */
export function checkWidth(fields: Fields, name: string, max: number): void {
  const width = textWidth(fields.optionalText(name) ?? '');
  if (width > max)
    refuse(
      'badPanel',
      `${name} 最多 ${max} 个字符（汉字算 2 个），这里是 ${width} 个。`,
      `${name} takes ${max} characters (a CJK character counts 2), this one has ${width}.`,
    );
}

/** @throws {@link Refusal} 40030008 */
export function checkLink(fields: Fields): void {
  if (!/^https:\/\/\S+$/.test(fields.text('link'))) throw new Refusal('panelUrl');
}

function checkItem(item: unknown): void {
  const fields = new Fields({ item }, PANEL_FIELDS).object('item');
  const type = fields.text('type');
  if (type !== 'command' && type !== 'link') throw new Refusal('panelItemType');
  fields.text('name');
  checkWidth(fields, 'name', MAX_NAME);
  checkWidth(fields, 'desc', MAX_DESC);
  fields.flag('only_admin');
  if (type === 'link') checkLink(fields);
}

/**
 * Checks the `panel` of a body: its items and its remark.
 *
 * @returns The panel as it came.
 * @throws {@link Refusal} 40030001, 40030008, 40030013, 40030015, 40030016
 */
export function checkPanel(body: Readonly<Body>): Body {
  const fields = new Fields(body, PANEL_FIELDS).object('panel');
  const items = fields.list('items');
  if (items.length === 0) refuse('panelFieldMissing', '缺少 panel.items。', 'panel.items is missing.');
  if (items.length > MAX_ITEMS) throw new Refusal('tooManyPanelThings');
  for (const item of items) checkItem(item);
  if (textLength(fields.optionalText('remark') ?? '') > MAX_REMARK)
    refuse('badPanel', `remark 最多 ${MAX_REMARK} 个字符。`, `remark takes ${MAX_REMARK} characters.`);
  return body['panel'] as Body;
}
