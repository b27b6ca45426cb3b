import type { Delivery } from '../delivery.js';
import { decimalIdNamed, decimalIdOf, LONG_ID } from '../ids.js';
import { fields, flag, list, number, optional, pairs, record, type Saved, text } from '../state/shape.js';
import { type ChannelFields, EmulatedChannel } from './channel.js';
import { SAVED_CHANNEL } from './channel-state.js';
import { ChannelType } from './channel-type.js';
import { GuildChannels } from './guild-channels.js';
import { GuildMember, SAVED_GUILD_MEMBER } from './guild-member.js';
import { channelSummary, guildObject, memberObject } from './guild-objects.js';
import { GuildRoles, SAVED_ROLES } from './guild-roles.js';
import { loadNames, NameTable, savedNames } from './name-table.js';

/** The first guild of a bot, in which everything happens that names no other. */
export const FIRST_GUILD = 'guild';

/** No figure is published; they cannot become more for ever. */
const MAX_CHANNELS = 1000;
/** Digits of a channel id, at least. */
const SHORTEST_CHANNEL_ID = 5;

/** The first guild is made of the app id alone, so that it keeps its ids. */
const partsOf = (name: string): string[] => (name === FIRST_GUILD ? [] : [name]);

/** `/guilds/{guild_id}/roles` as `/guilds/:guild/roles`, with its method. */
export function apiKey(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{(\w+?)(?:_id)?\}/g, ':$1')}`;
}

/** What its owner lets the bot do with direct and active messages; on the wire as it is. */
export interface GuildMessageSetting {
  /** Whether opening private sessions is refused. */
  disable_create_dm: boolean;
  /** Whether active messages are refused. */
  disable_push_msg: boolean;
  /** Channels that take active messages; empty = all. */
  channel_ids: string[];
}

/** Fields that are saved as they are. */
const PLAIN = fields({
  name: text,
  description: text,
  joinedAt: number,
  hasRobot: flag,
  mutedUntil: number,
  announcement: optional(record),
});

export const SAVED_GUILD = fields({
  ...PLAIN.shapes,
  messageSetting: fields({ disable_create_dm: flag, disable_push_msg: flag, channel_ids: list(text) }),
  blacklist: list(text),
  denied: list(text),
  roles: SAVED_ROLES,
  robot: SAVED_GUILD_MEMBER,
  members: pairs(SAVED_GUILD_MEMBER),
  channels: list(SAVED_CHANNEL),
});

/** A guild (频道) the bot is in, with its channels and members. */
export class EmulatedGuild {
  /** Decimal, as text: it exceeds 2^53. */
  readonly id: string;
  /** By this it is found, whatever it is called later. @internal */
  readonly key: string;
  /** What people see. */
  name: string;
  /** What people see. */
  description = '';
  /** Milliseconds. */
  joinedAt: number;
  /** Whether the bot is in the guild (10004 if not). */
  hasRobot = true;
  /** Milliseconds until which only admins may speak. */
  mutedUntil = 0;
  /** What its owner lets the bot say of its own accord. */
  readonly messageSetting: GuildMessageSetting = { disable_create_dm: false, disable_push_msg: false, channel_ids: [] };
  /** All there are, also those the bot made. */
  readonly channels = new GuildChannels();
  /** Those every guild has, and those that were made. */
  readonly roles = new GuildRoles();
  /** Ids of people who may not come back. */
  readonly blacklist = new Set<string>();
  /** What is announced in the guild, on the wire as it is. @internal */
  announcement: Record<string, unknown> | undefined;
  /** Has role 4. */
  readonly owner: GuildMember;
  /** The bot as a member. */
  readonly robot: GuildMember;
  readonly #denied = new Set<string>();
  readonly #members: NameTable<GuildMember>;
  readonly #parts: string[];
  readonly #delivery: Delivery;

  constructor(name: string, delivery: Delivery) {
    this.#delivery = delivery;
    this.key = name;
    this.#parts = [delivery.bot.appId, ...partsOf(name)];
    this.id = decimalIdNamed(name, LONG_ID) ?? decimalIdOf(19, delivery.bot.appId, 'guild', ...partsOf(name));
    this.name = name;
    this.joinedAt = delivery.now();
    this.robot = new GuildMember(delivery.bot.username, this, delivery, true);
    this.#members = new NameTable((who) => new GuildMember(who, this, delivery));
    this.owner = this.member('owner');
    this.owner.roles = ['4'];
  }

  /** A channel; made on first use, the same object afterwards. */
  channel(name: string, type: ChannelType = ChannelType.Text): EmulatedChannel {
    return this.channels.named(name) ?? this.addChannel({ name, type });
  }

  /** Someone in the guild; made on first use, the same object afterwards. */
  member(name: string): GuildMember {
    return this.#members.get(name);
  }

  /** Someone who was made before, or the bot. @throws Error for an id of nobody. @internal */
  memberById(id: string): GuildMember {
    const member = [this.robot, ...this.#members.all].find((one) => one.id === id);
    if (!member) throw new Error(`Nobody in the guild "${this.name}" has the id ${id}.`);
    return member;
  }

  /** Everyone who is in the guild now, the bot included. */
  get membersNow(): readonly GuildMember[] {
    return [...this.#members.all.filter(({ isInGuild }) => isInGuild), this.robot];
  }

  /** @internal */
  membersWith(roleId: string): readonly GuildMember[] {
    return roleId === '1' ? this.membersNow : this.membersNow.filter(({ roles }) => roles.includes(roleId));
  }

  /** Whether no more channels can be made. @internal */
  get isFull(): boolean {
    return this.channels.all.length >= MAX_CHANNELS;
  }

  /** Makes a channel, telling nobody. @throws RangeError when there are too many. @internal */
  addChannel(fields: ChannelFields, position?: number): EmulatedChannel {
    const { name } = fields;
    if (this.isFull) throw new RangeError(`A guild of the emulator holds at most ${MAX_CHANNELS} channels.`);
    const given = decimalIdNamed(name, SHORTEST_CHANNEL_ID) ?? '';
    let id = this.channels.get(given) ? '' : given;
    // names repeat, ids do not
    for (let n = 0; id === '' || this.channels.get(id); n += 1)
      id = decimalIdOf(9, ...this.#parts, 'channel', name, ...(n === 0 ? [] : [String(n)]));
    const channel = new EmulatedChannel(id, fields, this, this.#delivery);
    this.channels.add(channel, position);
    return channel;
  }

  /** Sends GUILD_CREATE. */
  addRobot(by: GuildMember = this.owner): void {
    this.hasRobot = true;
    this.joinedAt = this.#delivery.now();
    this.#tellGuild('GUILD_CREATE', by);
  }

  /** Sends GUILD_DELETE. */
  removeRobot(by: GuildMember = this.owner): void {
    this.hasRobot = false;
    this.#tellGuild('GUILD_DELETE', by);
  }

  /** Changes name or description: GUILD_UPDATE. */
  change(fields: { name?: string; description?: string }, by: GuildMember = this.owner): void {
    this.name = fields.name ?? this.name;
    this.description = fields.description ?? this.description;
    this.#tellGuild('GUILD_UPDATE', by);
  }

  /** Makes a channel: CHANNEL_CREATE. */
  createChannel(fields: ChannelFields, position?: number, by: GuildMember = this.owner): EmulatedChannel {
    const channel = this.addChannel({ ownerId: by.id, ...fields }, position);
    this.tellChannel('CHANNEL_CREATE', channel, by);
    return channel;
  }

  /** Sends GUILD_MEMBER_ADD. @throws Error when they are on the blacklist. */
  memberJoins(name: string): GuildMember {
    const member = this.member(name);
    if (this.blacklist.has(member.id)) throw new Error(`${name} is on the blacklist of the guild.`);
    member.isInGuild = true;
    member.joinedAt = this.#delivery.now();
    this.tellMember('GUILD_MEMBER_ADD', member, member);
    return member;
  }

  /** Sends GUILD_MEMBER_REMOVE. @param by - Who removes them; by default they leave. */
  memberLeaves(name: string, by: GuildMember = this.member(name)): void {
    const member = this.member(name);
    member.isInGuild = false;
    this.tellMember('GUILD_MEMBER_REMOVE', member, by);
  }

  /** Someone gets another nickname or other roles: GUILD_MEMBER_UPDATE. */
  memberChanges(name: string, { nick, roles }: { nick?: string; roles?: string[] }, by = this.owner): void {
    const member = this.member(name);
    member.nick = nick ?? member.nick;
    member.roles = roles ?? member.roles;
    this.tellMember('GUILD_MEMBER_UPDATE', member, by);
  }

  /** Takes an API away from the bot (11264), such as `denies('GET', '/guilds/{guild_id}/roles')`. */
  denies(method: string, path: string): void {
    this.#denied.add(apiKey(method, path));
  }

  /** Gives it back. */
  grants(method: string, path: string): void {
    this.#denied.delete(apiKey(method, path));
  }

  /** Whether an interface was left to the bot; see {@link EmulatedGuild.denies}. */
  hasGranted(method: string, path: string): boolean {
    return !this.#denied.has(apiKey(method, path));
  }

  /** @internal */
  tellChannel(t: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE', of: EmulatedChannel, by: GuildMember): void {
    this.#delivery.event(t, { ...channelSummary(of), op_user_id: by.id });
  }

  /** @internal */
  tellMember(t: `GUILD_MEMBER_${'ADD' | 'UPDATE' | 'REMOVE'}`, of: GuildMember, by: GuildMember): void {
    this.#delivery.event(t, { guild_id: this.id, ...memberObject(of), op_user_id: by.id });
  }

  /** @internal */
  save(): Saved<typeof SAVED_GUILD> {
    return {
      ...PLAIN.of(this),
      messageSetting: this.messageSetting,
      blacklist: [...this.blacklist],
      denied: [...this.#denied],
      roles: this.roles.save(),
      robot: this.robot.save(),
      members: savedNames(this.#members),
      channels: this.channels.all.map((channel) => channel.save()),
    };
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_GUILD>): void {
    Object.assign(this, PLAIN.of(saved));
    Object.assign(this.messageSetting, saved.messageSetting);
    for (const id of saved.blacklist) this.blacklist.add(id);
    for (const key of saved.denied) this.#denied.add(key);
    this.roles.load(saved.roles);
    this.robot.load(saved.robot);
    loadNames(this.#members, saved.members);
    for (const one of saved.channels) {
      const channel = new EmulatedChannel(one.id, one, this, this.#delivery);
      this.channels.restore(channel);
      channel.load(one);
    }
  }

  #tellGuild(t: string, by: GuildMember): void {
    this.#delivery.event(t, { ...guildObject(this), op_user_id: by.id });
  }
}
