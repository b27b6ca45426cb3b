import type { EmulatedChannel } from '../../people/channel.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { Refusal } from '../../rules/refusal.js';
import type { Call } from '../call.js';

/**
 * A message that is to be pinned or announced.
 *
 * @throws {@link Refusal} 501010 when it is in another channel, 501008 when it is nowhere (any more).
 */
export function channelMessage({ bot }: Call, channel: EmulatedChannel, id: string): TranscriptEntry {
  const entry = channel.transcript.find(id);
  if (entry && !entry.recalled) return entry;
  const channels = bot.guilds.flatMap((guild) => guild.channels.all);
  throw new Refusal(channels.some(({ transcript }) => transcript.find(id)) ? 'messageElsewhere' : 'noSuchAnnounced');
}
