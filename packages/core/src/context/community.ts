import type { EventName } from '../protocol/event.js';
import { isSession } from './conversation.js';

/** What people are members of, and have a role in. */
export interface Community {
  /** Groups are of one-to-one QQ, guilds have channels. */
  readonly kind: 'group' | 'guild';
  /** `group_openid` or `guild_id`. */
  readonly id: string;
}

/** The keys of an event's `d`, or of the message in it, that name a group or guild. */
interface Names {
  id?: string;
  group_openid?: string;
  guild_id?: string;
  src_guild_id?: string;
}

/** Events about a guild itself, whose `id` is that of the guild. */
const ABOUT_A_GUILD: ReadonlySet<string> = new Set<EventName>(['GUILD_CREATE', 'GUILD_UPDATE', 'GUILD_DELETE']);

/** The group or guild an event happened in; of a private session in a guild it is the guild the two met in. */
export function communityOf(name: EventName, d: unknown): Community | undefined {
  if (typeof d !== 'object' || d === null) return undefined;
  const { id, group_openid, guild_id, src_guild_id } = ((d as { message?: Names }).message ?? d) as Names;
  if (group_openid) return { kind: 'group', id: group_openid };
  // The guild of a private session is the session's own: nobody has a role in it.
  const guild = isSession(name) ? src_guild_id : guild_id || (ABOUT_A_GUILD.has(name) ? id : undefined);
  return guild ? { kind: 'guild', id: guild } : undefined;
}
