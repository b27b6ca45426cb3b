import type { WireButton } from '@qqbotjs/core/protocol';
import type { Acknowledgement, Delivery } from '../delivery.js';
import { uuid } from '../ids.js';
import { rfc3339 } from '../timestamps.js';
import { ReplyBox } from './reply-box.js';
import { createSaid, type Said } from './said.js';
import type { SentByBot } from './sent-by-bot.js';
import type { TranscriptEntry } from './transcript.js';

/** Answers refer to it by `event_id`; `id` is that outer id. */
export interface Clicked extends Said, Acknowledgement {
  /** The bare id the acknowledgement takes. */
  readonly interactionId: string;
}

/** Who clicks where; becomes part of the event. */
export interface ClickPlace {
  scene: 'c2c' | 'group' | 'guild';
  /** 0 guild · 1 group · 2 c2c. */
  chatType: 0 | 1 | 2;
  /** Ids of place and person, as the event names them. */
  ids: Record<string, string>;
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
  const interactionId = uuid();
  const id = `INTERACTION_CREATE:${interactionId}`;
  const waiting = delivery.acknowledgement(interactionId);
  const resolved = { button_data: button.action.data, button_id: button.id ?? '', ...place.resolved };
  const d = {
    id: interactionId,
    application_id: delivery.bot.appId,
    type: 11,
    scene: place.scene,
    chat_type: place.chatType,
    timestamp: rfc3339(delivery.now()),
    ...place.ids,
    data: { type: 11, resolved },
    version: 1,
  };
  const box = delivery.event('INTERACTION_CREATE', d, id) ?? new ReplyBox();
  const said = createSaid(id, `a click on "${buttonId}"`, box, delivery.log);
  const { acked, code } = await waiting;
  return {
    id,
    interactionId,
    acked,
    code,
    get replies() {
      return said.replies;
    },
    nextReply: (timeoutMs) => said.nextReply(timeoutMs),
  };
}
