import { guildMessageId } from '../ids.js';
import { rfc3339 } from '../timestamps.js';

/** Guild text travels with `&`, `<` and `>` escaped. */
export function escapeGuildText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export interface GuildPlace {
  channel_id: string;
  guild_id: string;
  src_guild_id?: string;
  direct_message?: boolean;
}

/** Fields of a message a person wrote in a guild. `seq` counts per place. */
export function guildMessage(
  place: GuildPlace,
  author: { id: string; username: string },
  content: string,
  seq: number,
  now: number,
) {
  return {
    id: guildMessageId(),
    ...place,
    content,
    timestamp: rfc3339(now),
    author: { ...author, avatar: '', bot: false },
    member: { nick: author.username, roles: ['1'], joined_at: '2021-08-09T20:11:50+08:00' },
    seq,
    seq_in_channel: String(seq),
  };
}
