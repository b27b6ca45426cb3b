import type { WireButton } from '@qqbotjs/core/protocol';
import type { Delivery } from '../delivery.js';
import { type Clicked, interactAndWait, type InteractionPlace, InteractionType } from './interaction.js';
import type { SentByBot } from './sent-by-bot.js';
import type { TranscriptEntry } from './transcript.js';

/** Who clicks where. */
export interface ClickPlace extends InteractionPlace {
  /** Guild events also tell who and on which message. */
  resolved?: Record<string, string>;
  clicker: { id: string; isAdmin: boolean; roles?: readonly string[] };
}

export type Clickable = Pick<SentByBot | TranscriptEntry, 'id' | 'keyboard'>;

function findButton({ keyboard }: Clickable, buttonId: string): WireButton {
  const rows = keyboard && 'content' in keyboard ? keyboard.content.rows : [];
  const buttons = rows.flatMap((row) => row.buttons);
  const button = buttons.find(({ id }) => id === buttonId) ?? buttons.find((one) => one.render_data.label === buttonId);
  if (button) return button;
  const known = buttons.map(({ id, render_data }) => id ?? render_data.label).join(', ');
  throw new Error(`The message has no button "${buttonId}". It has: ${known || 'none'}.`);
}

function mayClick({ action }: WireButton, { clicker }: ClickPlace): boolean {
  const { type, specify_user_ids: users = [], specify_role_ids: roles = [] } = action.permission;
  if (type === 0) return users.includes(clicker.id);
  if (type === 1) return clicker.isAdmin;
  if (type === 3) return (clicker.roles ?? []).some((role) => roles.includes(role));
  return true;
}

/**
 * Presses a button and waits for the acknowledgement.
 *
 * @throws Error when there is no such button, when it is a link or a command, or when its permission excludes the clicker.
 */
export async function click(
  delivery: Delivery,
  place: ClickPlace,
  message: Clickable,
  buttonId: string,
): Promise<Clicked> {
  const button = findButton(message, buttonId);
  if (button.action.type === 0)
    throw new Error(`Button "${buttonId}" is a link: it opens ${button.action.data} and tells the bot nothing.`);
  if (button.action.type === 2)
    throw new Error(`Button "${buttonId}" is a command: say ${JSON.stringify(button.action.data)} instead.`);
  if (!mayClick(button, place))
    throw new Error(`Button "${buttonId}" may not be pressed by this person (action.permission).`);
  const resolved = { button_data: button.action.data, button_id: button.id ?? '', ...place.resolved };
  const what = `a click on "${buttonId}"`;
  return interactAndWait(delivery, place, { type: InteractionType.Button, resolved, what });
}
