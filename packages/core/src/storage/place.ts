import type { Conversation } from '../context/conversation.js';

/**
 * Where a `Storage` keeps its values: names joined by `/`. A key stands behind it and a `:`, neither of which a name can
 * hold, so no key of one place is ever one of another.
 */
export type Place = string;

/** The place of a plugin, or, without a name, of the bot itself. */
export function placeOf(plugin = ''): Place {
  return escape(plugin);
}

/** A place within another. */
export function placeWithin(place: Place, name: string): Place {
  return `${place}/${escape(name)}`;
}

/** Of one chat. The `@` is none that a name can begin with. */
export function chatWithin(place: Place, { scene, id }: Conversation): Place {
  return `${place}/@chat/${scene}/${escape(id)}`;
}

/** Where the bot counts for cooldowns and quotas. */
export const LIMITS: Place = '/@limit';

/** Of one person in one chat. */
export function sessionWithin(place: Place, { scene, id }: Conversation, userId: string): Place {
  return `${place}/@session/${scene}/${escape(id)}/${escape(userId)}`;
}

/** Names as one text, from which no other names make the same. */
export function joinNames(...names: readonly string[]): string {
  return names.map(escape).join('/');
}

function escape(name: string): string {
  return name.replace(/[%/:@]/g, encodeURIComponent);
}
