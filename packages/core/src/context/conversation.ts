import type { EventName } from '../protocol/event.js';

/** The four places a bot can talk in: one to one, a group, a guild channel, a private session with a guild member. */
export const SCENES = ['c2c', 'group', 'channel', 'dm'] as const;

/** A kind of place to talk in; see {@link SCENES}. */
export type Scene = (typeof SCENES)[number];

/** A place to talk in. Also the target of `bot.send()`. */
export interface Conversation {
  /** Decides which endpoint, which rules and which budget hold. */
  readonly scene: Scene;
  /** `user_openid`, `group_openid`, `channel_id`, or the `guild_id` of the private session. Opaque; case matters. */
  readonly id: string;
}

/** The keys of an event's `d` that say where it happened. */
interface Place {
  scene?: string;
  group_openid?: string;
  user_openid?: string;
  openid?: string;
  channel_id?: string;
  guild_id?: string;
  author?: { user_openid?: string };
}

/** Where an event happened; `undefined` for those of a guild as a whole, or of nowhere. */
export function conversationOf(name: EventName, d: unknown): Conversation | undefined {
  if (typeof d !== 'object' || d === null) return undefined;
  // Deletions tell it in the message that is gone.
  const place: Place = (d as { message?: Place }).message ?? d;
  if (place.group_openid) return { scene: 'group', id: place.group_openid };
  if (place.guild_id && isSession(name)) return { scene: 'dm', id: place.guild_id };
  if (place.channel_id) return { scene: 'channel', id: place.channel_id };
  const user = place.user_openid ?? place.openid ?? place.author?.user_openid;
  return user ? { scene: 'c2c', id: user } : undefined;
}

/** Whether it happens in a private session of a guild, which has a `guild_id` of its own. */
export function isSession(name: EventName): boolean {
  return name === 'DIRECT_MESSAGE_CREATE' || name === 'DIRECT_MESSAGE_DELETE';
}

/** Guild scenes have no `msg_type` and no `msg_seq`, and escape their text. */
export function isGuild(scene: Scene): boolean {
  return scene === 'channel' || scene === 'dm';
}

/** The same text for the same place: what is kept in order, and apart from others, by it. */
export function conversationKey({ scene, id }: Conversation): string {
  return `${scene}:${id}`;
}
