import { Fields } from './fields.js';
import { checkLink, checkWidth, PANEL_FIELDS } from './panel-body.js';
import { Refusal, refuse } from './refusal.js';
import type { RefusalName } from './refusals.js';

const MAX_ITEMS = 10;
const MAX_SUB_ITEMS = 5;
const MAX_NAME = 10;
const MAX_SUB_NAME = 14;

type Check = (item: Fields) => void;

const sends: Check = (item) => void item.text('send_message');

const isSwitch: Check = (item) => {
  const settings = item.object('switch');
  settings.text('switch_id');
  settings.flag('default');
};

const opens: Check = (item) => {
  const items = item.list('sub_menu_items');
  if (items.length === 0) refuse('panelFieldMissing', '缺少 sub_menu_items。', 'sub_menu_items is missing.');
  checkItems(items, { types: SUB_TYPES, max: MAX_SUB_ITEMS, maxName: MAX_SUB_NAME, badType: 'panelItemType' });
};

const SUB_TYPES: Readonly<Record<string, Check>> = { send_message: sends, link: checkLink };

/** What each type of item has to bring along. */
const TYPES: Readonly<Record<string, Check>> = { ...SUB_TYPES, switch: isSwitch, menu: opens };

/** A row of items: the menu itself, or what opens under one of its items. */
interface Level {
  types: Readonly<Record<string, Check>>;
  max: number;
  maxName: number;
  badType: RefusalName;
}

function checkItems(items: readonly unknown[], { types, max, maxName, badType }: Level): void {
  if (items.length > max) throw new Refusal('tooManyPanelThings');
  for (const one of items) {
    const item = new Fields({ item: one }, PANEL_FIELDS).object('item');
    const check = types[item.text('type')];
    if (!check) throw new Refusal(badType);
    item.text('name');
    checkWidth(item, 'name', maxName);
    check(item);
  }
}

/**
 * Checks the `menu` of a body.
 *
 * @returns Its items as they came; none takes the menu away.
 * @throws {@link Refusal} 40030001, 40030008, 40030013–40030016
 */
export function checkMenu(body: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const items = new Fields(body, PANEL_FIELDS).object('menu').list('items');
  checkItems(items, { types: TYPES, max: MAX_ITEMS, maxName: MAX_NAME, badType: 'menuItemType' });
  return items as Record<string, unknown>[];
}
