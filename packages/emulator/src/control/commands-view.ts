import type { EmulatedBot } from '../bot.js';
import { isRecord } from '../http/is-record.js';
import type { Scene } from '../rules/scene.js';

/** A line of the panel that opens with `/`, or of the menu. */
export interface CommandView {
  name: string;
  desc: string;
  /** What a tap puts into the field; an address opens instead. */
  text?: string;
  link?: string;
  onlyAdmin: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function viewOf(item: Record<string, unknown>): CommandView {
  const name = textOf(item['name']);
  const link = textOf(item['link']);
  const said = textOf(item['send_message']) || name;
  const target = item['type'] === 'link' ? { link } : { text: said };
  return { name, desc: textOf(item['desc']), ...target, onlyAdmin: item['only_admin'] === true };
}

const itemsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Menu items with others below them are shown as those. */
const flat = (item: Record<string, unknown>): Record<string, unknown>[] =>
  item['type'] === 'menu' ? itemsOf(item['sub_menu_items']) : [item];

/**
 * What the bot offers in a conversation: its panels there, and in one-to-one chats its menu.
 *
 * @param targetId - Of the conversation; missing while nobody has spoken there.
 */
export function commandsIn(bot: EmulatedBot, scene: Scene, targetId = ''): CommandView[] {
  const panels = bot.panels
    .of(scene)
    .filter(({ targetType, targets }) => targetType === 'all' || targets.has(targetId));
  const menu = scene === 'c2c' ? bot.menu.items.flatMap(flat) : [];
  const items = [...panels.flatMap(({ content }) => itemsOf(content['items'])), ...menu];
  return items.filter(({ type }) => type !== 'switch').map(viewOf);
}
