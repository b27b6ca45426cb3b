import type { Acknowledgement, Delivery } from '../delivery.js';
import { uuid } from '../ids.js';
import { rfc3339 } from '../timestamps.js';
import { ReplyBox } from './reply-box.js';
import { createSaid, type Said } from './said.js';

/**
 * What an interaction is about. Buttons and the quick menu wait for an acknowledgement.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/interactions_interaction_id.put.html}
 */
export const InteractionType = {
  Button: 11,
  QuickMenu: 12,
  Feedback: 13,
  ClearSession: 14,
  Story: 15,
  UserAuthorization: 18,
  GroupAuthorization: 19,
} as const;

export type InteractionType = (typeof InteractionType)[keyof typeof InteractionType];

/** Answers refer to it by `event_id`; `id` is that outer id. */
export interface Interaction extends Said {
  /** The bare id the acknowledgement takes. */
  readonly interactionId: string;
}

/** One that was waited for. */
export interface Clicked extends Interaction, Acknowledgement {}

/** Where someone does something; becomes part of the event. */
export interface InteractionPlace {
  scene: 'c2c' | 'group' | 'guild';
  /** 0 guild · 1 group · 2 c2c. */
  chatType: 0 | 1 | 2;
  /** Ids of place and person, as the event names them. */
  ids: Record<string, string>;
}

/** What is done there. */
export interface InteractionDetail {
  type: InteractionType;
  resolved: Record<string, unknown>;
  /** For the error when no answer comes. */
  what: string;
}

function send(
  delivery: Delivery,
  { scene, chatType, ids }: InteractionPlace,
  { type, resolved, what }: InteractionDetail,
  interactionId: string,
): Interaction {
  const id = `INTERACTION_CREATE:${interactionId}`;
  const d = {
    id: interactionId,
    application_id: delivery.bot.appId,
    type,
    scene,
    chat_type: chatType,
    timestamp: rfc3339(delivery.now()),
    ...ids,
    data: { type, resolved },
    version: 1,
  };
  const box = delivery.event('INTERACTION_CREATE', d, id) ?? new ReplyBox();
  // not spread: replies is read anew each time
  return Object.assign(createSaid(id, what, box, delivery.log), { interactionId });
}

/** Tells the bot, which need not acknowledge it. */
export function interact(delivery: Delivery, place: InteractionPlace, detail: InteractionDetail): Interaction {
  return send(delivery, place, detail, uuid());
}

/** Tells the bot, and waits for its acknowledgement or until the client would give up. */
export async function interactAndWait(
  delivery: Delivery,
  place: InteractionPlace,
  detail: InteractionDetail,
): Promise<Clicked> {
  const interactionId = uuid();
  const waiting = delivery.acknowledgement(interactionId);
  const interaction = send(delivery, place, detail, interactionId);
  return Object.assign(interaction, await waiting);
}
