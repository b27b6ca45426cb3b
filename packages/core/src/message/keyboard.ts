import type { WireButton } from '../protocol/keyboard.js';
import { checkLabel, checkRows } from './check-keyboard.js';
import type { KeyboardPart } from './part.js';

/** What any button may be given. */
export interface ButtonOptions {
  /** What `INTERACTION_CREATE` calls it. @defaultValue a number of its own in the keyboard */
  id?: string;
  /** Shown once it was pressed. @defaultValue the label */
  visitedLabel?: string;
  /** @defaultValue `outline` */
  style?: keyof typeof STYLES;
  /** Who may press it. @defaultValue everyone */
  for?: 'everyone' | 'admins' | { users: readonly string[] } | { roles: readonly string[] };
  /** Asks once more: at most 40 characters, no address. */
  confirm?: string | { text: string; yes?: string; no?: string };
  /** What old clients say. @defaultValue a request to upgrade QQ */
  unsupportedTip?: string;
}

/** What a button that calls the bot may be given, besides. */
export interface CallbackOptions extends ButtonOptions {
  /** Once one button of a group was pressed, the others turn grey. */
  group?: string;
}

export interface CommandButtonOptions extends ButtonOptions {
  /** Sends it at once, in one-to-one chats. @defaultValue false: it is put into the input box */
  enter?: boolean;
  /** Quotes the message of the button. @defaultValue false */
  quote?: boolean;
}

/** A button before it has a place in a keyboard. */
export type KeyboardButton = Omit<WireButton, 'id'> & { readonly id?: string };

const STYLES = { grey: 0, outline: 1, danger: 3, solid: 4 } as const;
const UPGRADE = '请升级 QQ 后使用 / Please upgrade QQ';

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/msg-btn.html} */
const ACTION = { link: 0, callback: 1, command: 2 } as const;

/**
 * Buttons by what pressing them does.
 *
 * @throws {@link MessageError} when the label has more than 10 characters.
 */
export const button = {
  /** Tells the bot: `@Button` and `bot.on('interaction')` get `data`. What fits `@Button` is made by `buttonData()`. */
  callback(label: string, data: string, options: CallbackOptions = {}): KeyboardButton {
    return {
      ...make('callback', label, data, options),
      ...(options.group !== undefined && { group_id: options.group }),
    };
  },

  /** Opens an address. */
  link(label: string, url: string, options: ButtonOptions = {}): KeyboardButton {
    return make('link', label, url, options);
  },

  /** Puts a command into the person's input box. */
  command(label: string, command: string, options: CommandButtonOptions = {}): KeyboardButton {
    const made = make('command', label, command, options);
    return { ...made, action: { ...made.action, enter: options.enter ?? false, reply: options.quote ?? false } };
  },
};

/**
 * Buttons under a message: at most 5 rows of 5. Goes with text or markdown.
 *
 * @param rows - Rows of buttons, or the id of a template of the console.
 * @throws {@link MessageError} when there are more.
 */
export function keyboard(rows: string | readonly (readonly KeyboardButton[])[]): KeyboardPart {
  if (typeof rows === 'string') return { kind: 'keyboard', keyboard: { id: rows } };
  checkRows(rows);
  let count = 0;
  const numbered = (made: KeyboardButton): WireButton => ({ ...made, id: made.id ?? `b${++count}` });
  return {
    kind: 'keyboard',
    keyboard: { content: { rows: rows.map((buttons) => ({ buttons: buttons.map(numbered) })) } },
  };
}

function make(type: keyof typeof ACTION, label: string, data: string, options: ButtonOptions): KeyboardButton {
  const { id, visitedLabel = label, style = 'outline', confirm, unsupportedTip = UPGRADE } = options;
  checkLabel(label);
  return {
    id,
    render_data: { label, visited_label: visitedLabel, style: STYLES[style] },
    action: {
      type: ACTION[type],
      data,
      permission: permissionFor(options.for ?? 'everyone'),
      unsupport_tips: unsupportedTip,
      ...(confirm !== undefined && { modal: modalOf(confirm) }),
    },
  };
}

function permissionFor(whom: NonNullable<ButtonOptions['for']>): WireButton['action']['permission'] {
  if (whom === 'everyone') return { type: 2 };
  if (whom === 'admins') return { type: 1 };
  return 'users' in whom
    ? { type: 0, specify_user_ids: [...whom.users] }
    : { type: 3, specify_role_ids: [...whom.roles] };
}

function modalOf(confirm: NonNullable<ButtonOptions['confirm']>): WireButton['action']['modal'] {
  if (typeof confirm === 'string') return { content: confirm };
  return { content: confirm.text, confirm_text: confirm.yes, cancel_text: confirm.no };
}
