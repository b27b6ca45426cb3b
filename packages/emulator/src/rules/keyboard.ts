import { isRecord } from '../http/is-record.js';
import { refuse as refuseAs } from './refusal.js';
import { textLength } from './text-length.js';

const MAX_ROWS = 5;
const MAX_BUTTONS = 5;
const MAX_LABEL = 10;
const MAX_MODAL = 40;
const MAX_MODAL_BUTTON = 4;

const length = (value: unknown): number => (typeof value === 'string' ? textLength(value) : 0);

function refuse(zh: string, en: string): never {
  return refuseAs('badKeyboard', zh, en);
}

function checkModal(modal: unknown): void {
  if (!isRecord(modal)) return;
  if (length(modal['content']) > MAX_MODAL || /https?:\/\//i.test(String(modal['content']))) {
    refuse(
      '按钮二次确认内容不能带 URL，最多 40 个字符。',
      "A button's confirmation has at most 40 characters and no URL.",
    );
  }
  if (length(modal['confirm_text']) > MAX_MODAL_BUTTON || length(modal['cancel_text']) > MAX_MODAL_BUTTON) {
    refuse('二次确认的按钮文字最多 4 个字符。', "A confirmation's buttons have at most 4 characters.");
  }
}

function checkAction(action: unknown): void {
  if (!isRecord(action) || !Number.isInteger(action['type']) || typeof action['data'] !== 'string') {
    refuse(
      '每个按钮都要有 action.type（整数）和 action.data（字符串）。',
      'A button needs action.type (integer) and action.data (text).',
    );
  }
  const permission = action['permission'];
  if (!isRecord(permission) || ![0, 1, 2, 3].includes(permission['type'] as number)) {
    refuse(
      '每个按钮都要有 action.permission.type：0 指定用户、1 管理员、2 所有人、3 指定身份组。',
      'A button needs action.permission.type: 0 listed users, 1 admins, 2 everyone, 3 listed roles.',
    );
  }
  checkModal(action['modal']);
}

function checkButton(button: unknown, ids: Set<unknown>): void {
  if (!isRecord(button) || !isRecord(button['render_data']))
    refuse('每个按钮都要有 render_data。', 'A button needs render_data.');
  const label = length(button['render_data']['label']);
  if (label === 0) refuse('按钮文字不能为空。', 'A button needs a label.');
  if (label > MAX_LABEL)
    refuse(`按钮文字最多 10 个字符，这里是 ${label} 个。`, `A label has at most 10 characters, this one ${label}.`);
  if (button['id'] !== undefined && ids.has(button['id']))
    refuse('同一键盘里按钮 id 不能重复。', 'Button ids have to be unique in a keyboard.');
  ids.add(button['id']);
  checkAction(button['action']);
}

/** Whether it is a keyboard at all: the id of a template, or rows. */
export function isKeyboard(keyboard: unknown): boolean {
  if (!isRecord(keyboard)) return false;
  const { id, content } = keyboard;
  return content === undefined ? typeof id === 'string' : isRecord(content) && Array.isArray(content['rows']);
}

/**
 * Checks an inline keyboard: the id of a template, or at most 5 rows of 5 buttons. `action.data` may have any length, for
 * which no limit is published; `buttonData()` of the framework keeps to 128 characters by itself.
 *
 * @throws {@link Refusal} 40034029 with the broken limit.
 */
export function checkKeyboard(keyboard: unknown): void {
  if (keyboard === undefined || keyboard === null) return;
  if (!isRecord(keyboard)) refuse('keyboard 必须是对象。', 'keyboard has to be an object.');
  if (typeof keyboard['id'] === 'string' && keyboard['content'] === undefined) return;
  const content = keyboard['content'];
  if (!isRecord(content) || !Array.isArray(content['rows']))
    refuse('keyboard 需要 id 或 content.rows。', 'keyboard needs an id or content.rows.');
  const rows: unknown[] = content['rows'];
  if (rows.length > MAX_ROWS)
    refuse(`键盘最多 5 行，这里是 ${rows.length} 行。`, `A keyboard has at most 5 rows, this one ${rows.length}.`);
  const ids = new Set<unknown>();
  for (const row of rows) {
    const buttons: unknown = isRecord(row) ? row['buttons'] : undefined;
    if (!Array.isArray(buttons) || buttons.length === 0) refuse('每一行都要有按钮。', 'A row needs buttons.');
    if (buttons.length > MAX_BUTTONS)
      refuse(
        `每行最多 5 个按钮，这里是 ${buttons.length} 个。`,
        `A row has at most 5 buttons, this one ${buttons.length}.`,
      );
    for (const button of buttons as unknown[]) checkButton(button, ids);
  }
}
