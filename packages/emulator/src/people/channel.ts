import type { Delivery } from '../delivery.js';
import { attachmentsOf, inGuild } from './chat-media.js';
import { ChannelMember, type ChannelSayOptions } from './channel-member.js';
import { ChannelPermissions } from './channel-permissions.js';
import { PLAIN, SAVED_CHANNEL } from './channel-state.js';
import { ChannelType } from './channel-type.js';
import { Conversation } from './conversation.js';
import { Forum } from './forum.js';
import type { EmulatedGuild } from './guild.js';
import type { GuildMember } from './guild-member.js';
import { guildContent, guildMessage, tellDeletion } from './guild-message.js';
import { NameTable } from './name-table.js';
import { Reactions } from './reactions.js';
import type { Saved } from '../state/shape.js';
import type { Said } from './said.js';
import type { TranscriptEntry } from './transcript.js';

/** What a channel can be made with. */
export interface ChannelFields {
  /** What people see. */
  name: string;
  /** @defaultValue text */
  type?: ChannelType;
  /** 0 chat · 1 notice · 2 guide · 3 gaming. */
  subType?: number;
  /** Category; `'0'` = none. */
  parentId?: string;
  /** Guild-side id. @defaultValue the owner of the guild */
  ownerId?: string;
  /** 0 public · 1 admins · 2 admins and listed people. */
  privateType?: number;
  /** 1 all · 2 admins and listed people. */
  speakPermission?: number;
  /** Of application channels. @defaultValue `'0'` */
  applicationId?: string;
}

/** What can be changed about a channel later. */
export type ChannelChanges = Partial<Omit<ChannelFields, 'type' | 'ownerId' | 'applicationId'>> & { position?: number };

/** A plan in a channel, on the wire as it is. */
export interface Schedule {
  id: string;
  name: string;
  description: string;
  /** Milliseconds as text. */
  start_timestamp: string;
  /** Milliseconds as text. */
  end_timestamp: string;
  /** A guild member in wire shape. */
  creator: unknown;
  /** Where members are led when it starts; `'0'` = nowhere. */
  jump_channel_id: string;
  /** `'0'` none · `'1'` at its start · `'2'` 5, `'3'` 15, `'4'` 30, `'5'` 60 minutes before. */
  remind_type: string;
}

/** A channel of a guild. */
export class EmulatedChannel extends Conversation {
  /** Tells kinds of conversations apart. */
  readonly scene = 'channel';
  /** See {@link ChannelType}. */
  readonly type: ChannelType;
  /** 0 chat · 1 notice · 2 guide · 3 gaming. */
  subType: number;
  /** Category; `'0'` = none. */
  parentId: string;
  /** 0 public · 1 admins · 2 admins and listed people. */
  privateType: number;
  /** 1 all · 2 admins and listed people. */
  speakPermission: number;
  /** Guild-side id. */
  readonly ownerId: string;
  /** `'0'` of all but application channels. */
  readonly applicationId: string;
  /** Place among its siblings, counted from 1. @internal */
  position = 0;
  /** Next `seq_in_channel`. @internal */
  seq = 100;
  /** Ids of people who are administrators here only. */
  readonly admins = new Set<string>();
  /** What people and roles may do here. */
  readonly permissions = new ChannelPermissions(this);
  /** Emoji on messages. */
  readonly reactions = new Reactions();
  /** Threads, of forum channels. */
  readonly forum: Forum;
  /** Id of the announced message. @internal */
  announced: string | undefined;
  /** Ids of pinned messages, in the order in which they were pinned. */
  readonly pins = new Set<string>();
  /** By id. */
  readonly schedules = new Map<string, Schedule>();
  /** Everyone in a voice or live channel. */
  readonly listeners = new Set<GuildMember>();
  /** What the bot plays; `undefined` = nothing. */
  audio: { url: string; text: string; isPaused: boolean } | undefined;
  /** Whether the bot is on the microphone. */
  robotIsOnMic = false;
  readonly #members: NameTable<ChannelMember>;

  constructor(
    /** Decimal, as text. */
    readonly id: string,
    fields: ChannelFields,
    /** The guild it is a part of. */
    readonly guild: EmulatedGuild,
    delivery: Delivery,
  ) {
    super(fields.name, delivery);
    this.type = fields.type ?? ChannelType.Text;
    this.subType = fields.subType ?? 0;
    this.parentId = fields.parentId ?? '0';
    this.privateType = fields.privateType ?? 0;
    this.speakPermission = fields.speakPermission ?? 1;
    this.ownerId = fields.ownerId ?? guild.owner.id;
    this.applicationId = fields.applicationId ?? '0';
    this.forum = new Forum(this, delivery);
    this.#members = new NameTable((who) => new ChannelMember(guild.member(who), this, delivery));
  }

  /** {@inheritDoc Conversation.targetId} */
  get targetId(): string {
    return this.id;
  }

  /** Decimal, as text: it exceeds 2^53. */
  get guildId(): string {
    return this.guild.id;
  }

  /** Where something happens, as events name it. @internal */
  get place(): { guild_id: string; channel_id: string } {
    return { guild_id: this.guildId, channel_id: this.id };
  }

  /** Those who were spoken of here so far. */
  get members(): readonly ChannelMember[] {
    return this.#members.all;
  }

  /** Someone in the guild; made on first use, the same object afterwards. */
  member(name: string): ChannelMember {
    return this.#members.get(name);
  }

  /** Sends CHANNEL_UPDATE. */
  change(changes: ChannelChanges, by: GuildMember = this.guild.owner): void {
    const isMoved = changes.position !== undefined || (changes.parentId ?? this.parentId) !== this.parentId;
    this.name = changes.name ?? this.name;
    this.subType = changes.subType ?? this.subType;
    this.parentId = changes.parentId ?? this.parentId;
    this.privateType = changes.privateType ?? this.privateType;
    this.speakPermission = changes.speakPermission ?? this.speakPermission;
    if (isMoved) this.guild.channels.place(this, changes.position);
    this.guild.tellChannel('CHANNEL_UPDATE', this, by);
  }

  /** Sends CHANNEL_DELETE. */
  delete(by: GuildMember = this.guild.owner): void {
    this.guild.channels.delete(this);
    this.guild.tellChannel('CHANNEL_DELETE', this, by);
  }

  /** The bot starts to play: AUDIO_START. @internal */
  play(url: string, text: string): void {
    this.audio = { url, text, isPaused: false };
    this.delivery.event('AUDIO_START', { ...this.place, audio_url: url, text });
  }

  /** What is played comes to its end: AUDIO_FINISH. */
  audioEnds(): void {
    if (!this.audio) return;
    const { url, text } = this.audio;
    this.audio = undefined;
    this.delivery.event('AUDIO_FINISH', { ...this.place, audio_url: url, text });
  }

  /** The bot takes or leaves the microphone: AUDIO_ON_MIC, AUDIO_OFF_MIC. @internal */
  robotMic(isOn: boolean): void {
    if (this.robotIsOnMic === isOn) return;
    this.robotIsOnMic = isOn;
    this.delivery.event(isOn ? 'AUDIO_ON_MIC' : 'AUDIO_OFF_MIC', this.place);
  }

  /** @internal */
  save(): Saved<typeof SAVED_CHANNEL> {
    return {
      ...PLAIN.of(this),
      admins: [...this.admins],
      permissions: this.permissions.save(),
      reactions: this.reactions.save(),
      threads: this.forum.save(),
      pins: [...this.pins],
      schedules: [...this.schedules.values()],
      listeners: [...this.listeners].map(({ name }) => name),
      members: this.members.map(({ name }) => name),
      transcript: this.transcript.save(),
    };
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_CHANNEL>): void {
    Object.assign(this, PLAIN.of(saved));
    for (const id of saved.admins) this.admins.add(id);
    this.permissions.load(saved.permissions);
    this.reactions.load(saved.reactions);
    this.forum.load(saved.threads);
    for (const id of saved.pins) this.pins.add(id);
    for (const schedule of saved.schedules) this.schedules.set(schedule.id, schedule);
    for (const name of saved.listeners) this.listeners.add(this.guild.member(name));
    for (const name of saved.members) this.member(name);
    this.transcript.load(saved.transcript);
  }

  /** @internal */
  hear(member: ChannelMember, text: string, options: ChannelSayOptions): Said {
    member.person.checkMaySpeak();
    if (this.guild.channels.get(this.id) !== this) throw new Error(`The channel "${this.name}" was deleted.`);
    const { mention = true } = options;
    const now = this.delivery.now();
    const { bot } = this.delivery;
    const content = guildContent(text, mention ? bot.id : undefined);
    const message = guildMessage(this.place, member.person, content, ++this.seq, now);
    const mentions = mention ? { mentions: [{ id: bot.id, username: bot.username, bot: true }] } : {};
    const media = inGuild(options.media);
    const attachments = attachmentsOf({ ...options, media });
    const files = attachments ? { attachments } : {};
    const reference = options.quotes && { message_reference: { message_id: options.quotes.index } };
    const d = { ...message, ...mentions, ...files, ...reference, ...options.extra };
    const shown = { seq: this.seq, ...this.shownOf(options) };
    const { id } = message;
    const entry = { id, at: now, from: 'person', name: member.name, content: text, mention, ...shown } as const;
    if (!this.guild.hasRobot) return this.unheard(entry);
    return this.speak(mention ? 'AT_MESSAGE_CREATE' : 'MESSAGE_CREATE', d, entry);
  }

  /** A message that was taken back is pinned no more. @internal */
  override withdraw(entry: TranscriptEntry): void {
    super.withdraw(entry);
    this.pins.delete(entry.id);
  }

  /** Takes a message away: MESSAGE_DELETE, or PUBLIC_MESSAGE_DELETE when it mentioned the bot. @internal */
  recall(entry: TranscriptEntry, by: GuildMember): void {
    const t = entry.mention ? 'PUBLIC_MESSAGE_DELETE' : 'MESSAGE_DELETE';
    const author = entry.from === 'bot' ? this.guild.robot : this.guild.member(entry.name);
    this.withdraw(entry);
    tellDeletion(this.delivery, t, { id: entry.id, ...this.place }, author, by);
  }
}
