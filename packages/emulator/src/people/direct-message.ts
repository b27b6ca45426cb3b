import type { Delivery } from '../delivery.js';
import { decimalIdOf } from '../ids.js';
import type { ChannelSayOptions } from './channel-member.js';
import { attachmentsOf, inGuild } from './chat-media.js';
import { Conversation } from './conversation.js';
import type { EmulatedGuild } from './guild.js';
import type { GuildMember } from './guild-member.js';
import { guildContent, guildMessage, tellDeletion } from './guild-message.js';
import type { Said } from './said.js';
import { SAVED_TRANSCRIPT, type TranscriptEntry } from './transcript.js';
import { fields, number, optional, type Saved, text } from '../state/shape.js';

const SESSION_IDS = fields({ guildId: text, channelId: text });

/** What the API calls a session. */
export type SessionIds = Saved<typeof SESSION_IDS>;

/** Guild and person are names, the guild's the one it was made with. */
export const SAVED_DIRECT = fields({
  guild: text,
  person: text,
  ids: optional(SESSION_IDS),
  seq: number,
  transcript: SAVED_TRANSCRIPT,
});

/** A direct session between the bot and someone of its guild. The name is the person's. */
export class EmulatedDirectMessage extends Conversation {
  /** Tells kinds of conversations apart. */
  readonly scene = 'dm';
  /** Guild id of the session itself, used in `/dms/{guild_id}/messages`. */
  readonly guildId: string;
  /** What messages carry; the API takes the guild id of the session. */
  readonly channelId: string;
  /** Next `seq_in_channel`. @internal */
  seq = 0;

  constructor(
    /** Who the bot talks to. */
    readonly person: GuildMember,
    delivery: Delivery,
    ids?: SessionIds,
  ) {
    super(person.name, delivery);
    const { appId } = delivery.bot;
    this.guildId = ids?.guildId ?? decimalIdOf(19, appId, 'session', person.name);
    this.channelId = ids?.channelId ?? decimalIdOf(9, appId, 'session-channel', person.name);
  }

  /** {@inheritDoc Conversation.targetId} */
  get targetId(): string {
    return this.guildId;
  }

  /** Guild id of the guild the two met in. */
  get sourceGuildId(): string {
    return this.guild.id;
  }

  /** Guild-side id of the person. */
  get userId(): string {
    return this.person.id;
  }

  /** The guild the two met in. */
  get guild(): EmulatedGuild {
    return this.person.guild;
  }

  /** Sends DIRECT_MESSAGE_CREATE. */
  async says(text: string, options: Omit<ChannelSayOptions, 'mention'> = {}): Promise<Said> {
    const now = this.delivery.now();
    const message = guildMessage(this.place, this.person, guildContent(text), ++this.seq, now);
    const media = inGuild(options.media);
    const attachments = attachmentsOf({ ...options, media });
    const files = attachments ? { attachments } : {};
    const reference = options.quotes && { message_reference: { message_id: options.quotes.index } };
    const { id } = message;
    const shown = { seq: this.seq, ...this.shownOf(options) };
    const entry = { id, at: now, from: 'person', name: this.name, content: text, ...shown } as const;
    return this.speak('DIRECT_MESSAGE_CREATE', { ...message, ...files, ...reference, ...options.extra }, entry);
  }

  /** Takes a message back: DIRECT_MESSAGE_DELETE. */
  recalls(message: { id: string }): void {
    const entry = this.transcript.find(message.id);
    if (!entry) throw new Error('There is no such message in this session.');
    this.recall(entry, this.person);
  }

  /** @internal */
  recall(entry: TranscriptEntry, by: GuildMember): void {
    const author = entry.from === 'bot' ? this.guild.robot : this.person;
    this.withdraw(entry);
    tellDeletion(this.delivery, 'DIRECT_MESSAGE_DELETE', { id: entry.id, ...this.place }, author, by);
  }

  /** @internal */
  save(): Saved<typeof SAVED_DIRECT> {
    const [guild, transcript] = [this.guild.key, this.transcript.save()];
    const ids = { guildId: this.guildId, channelId: this.channelId };
    return { guild, person: this.person.name, ids, seq: this.seq, transcript };
  }

  /** @internal */
  load({ seq, transcript }: Saved<typeof SAVED_DIRECT>): void {
    this.seq = seq;
    this.transcript.load(transcript);
  }

  /** Where it is, as messages and events name it. @internal */
  get place(): { guild_id: string; channel_id: string; src_guild_id: string; direct_message: true } {
    const place = { channel_id: this.channelId, guild_id: this.guildId };
    return { ...place, src_guild_id: this.sourceGuildId, direct_message: true };
  }
}
