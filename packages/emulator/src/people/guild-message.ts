import type { Delivery } from '../delivery.js';
import { guildMessageId } from '../ids.js';
import { rfc3339 } from '../timestamps.js';
import type { GuildMember } from './guild-member.js';
import { memberObject, userObject } from './guild-objects.js';

/** Guild text travels with `&`, `<` and `>` escaped. */
function escapeGuildText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What someone wrote as it travels: escaped, after the mention of the bot. */
export function guildContent(text: string, mentionedId?: string): string {
  const mention = mentionedId === undefined ? '' : `<@!${mentionedId}> `;
  return mention + escapeGuildText(text);
}

export interface GuildPlace {
  channel_id: string;
  guild_id: string;
  src_guild_id?: string;
  direct_message?: boolean;
}

/** Fields of a message a person wrote in a guild. `seq` counts per place. */
export function guildMessage(place: GuildPlace, by: GuildMember, content: string, seq: number, now: number) {
  const { user, ...member } = memberObject(by);
  return {
    id: guildMessageId(),
    ...place,
    content,
    timestamp: rfc3339(now),
    author: user,
    member,
    seq,
    seq_in_channel: String(seq),
  };
}

/** Sends one of the three events that tell that a message is gone. */
export function tellDeletion(
  delivery: Delivery,
  t: 'MESSAGE_DELETE' | 'PUBLIC_MESSAGE_DELETE' | 'DIRECT_MESSAGE_DELETE',
  message: GuildPlace & { id: string },
  author: GuildMember,
  by: GuildMember,
): void {
  const { avatar: _, ...user } = userObject(author);
  delivery.event(t, { message: { ...message, author: user }, op_user: { id: by.id } });
}
