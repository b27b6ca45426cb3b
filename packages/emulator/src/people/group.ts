import type { Delivery } from '../delivery.js';
import { decimalIdOf, openidNamed, openidOf } from '../ids.js';
import { anything, fields, flag, list, number, oneOf, pairs, type Saved, text } from '../state/shape.js';
import { rfc3339, unixSeconds } from '../timestamps.js';
import { Conversation } from './conversation.js';
import { JoinRequests, SAVED_JOIN_REQUESTS } from './join-requests.js';
import { EmulatedMember, type GroupSayOptions, SAVED_MEMBER } from './member.js';
import { loadNames, NameTable, savedNames } from './name-table.js';
import type { Said } from './said.js';
import { SAVED_TRANSCRIPT } from './transcript.js';
import { chatMessage } from './user.js';

/** What the group says about itself, on the wire as it is. */
export interface GroupProfile {
  /** Its description. */
  group_finger_memo: string;
  /** Its category. */
  group_class_text: string;
  group_tags: string[];
}

/** When nobody but administrators may speak, on the wire as it is. */
export interface GroupMuteRule {
  /** `always` and `schedule` mute everyone but administrators. */
  mode: 'none' | 'always' | 'schedule';
  /** Spans of time, in wire shape. */
  schedule_rules: unknown[];
  /** Hours of weekdays, in wire shape. */
  recurring_rules: unknown[];
}

/** Fields that are saved as they are. */
const PLAIN = fields({
  receiveAll: flag,
  allowsActive: flag,
  hasRobot: flag,
  isMuted: flag,
  robotIsAdmin: flag,
  takesLinks: flag,
  joinedAt: number,
});

export const SAVED_GROUP = fields({
  ...PLAIN.shapes,
  profile: fields({ group_finger_memo: text, group_class_text: text, group_tags: list(text) }),
  muteRule: fields({
    mode: oneOf('none', 'always', 'schedule'),
    schedule_rules: list(anything),
    recurring_rules: list(anything),
  }),
  blacklist: pairs(number),
  members: pairs(SAVED_MEMBER),
  joinRequests: SAVED_JOIN_REQUESTS,
  transcript: SAVED_TRANSCRIPT,
});

/** A group the bot is in. */
export class EmulatedGroup extends Conversation {
  /** Tells kinds of conversations apart. */
  readonly scene = 'group';
  /** Made for one bot; another bot would know another. */
  readonly openid: string;
  /** Whether the owner lets the bot hear every message, not only those that mention it. */
  receiveAll = false;
  /** Whether the owner allows messages that answer nothing (40034105 if not). */
  allowsActive: boolean;
  /** Whether the bot is in the group (40034101 if not). */
  hasRobot = true;
  /** Whether links may be sent here (40054010 if not). */
  takesLinks = true;
  /** Whether the bot is muted (40054002). */
  isMuted = false;
  /** Whether the bot is an administrator, who may recall what members said, mute and remove them (11703 if not). */
  robotIsAdmin: boolean;
  /** QQ number, by which strategies may name it. */
  readonly number: string;
  /** What the bot can ask. */
  readonly profile: GroupProfile = { group_finger_memo: '', group_class_text: '', group_tags: [] };
  /** What the bot can ask, and is bound by. */
  readonly muteRule: GroupMuteRule = { mode: 'none', schedule_rules: [], recurring_rules: [] };
  /** When the bot came, in milliseconds. */
  joinedAt: number;
  /** Openids of people who may not come back, and since when, in milliseconds. */
  readonly blacklist = new Map<string, number>();
  /** People who wait to be let in. */
  readonly joinRequests: JoinRequests;
  readonly #members: NameTable<EmulatedMember>;

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    this.openid = openidNamed(name) ?? openidOf(delivery.bot.appId, 'group', name);
    this.number = decimalIdOf(9, delivery.bot.appId, 'group-number', name);
    this.allowsActive = delivery.settings.groupAllowsActive;
    this.robotIsAdmin = delivery.settings.robotIsGroupAdmin;
    this.joinedAt = delivery.now();
    this.joinRequests = new JoinRequests(this, delivery);
    this.#members = new NameTable((who) => new EmulatedMember(who, this, delivery));
  }

  /** {@inheritDoc Conversation.targetId} */
  get targetId(): string {
    return this.openid;
  }

  /** Those who were spoken of here so far. */
  get members(): readonly EmulatedMember[] {
    return this.#members.all;
  }

  /** The owner, who decides about the bot unless someone else is named. */
  get owner(): EmulatedMember {
    const owner = this.member('owner');
    owner.role = 'owner';
    return owner;
  }

  /** Those who are in the group now; the bot is not among them. */
  get membersNow(): readonly EmulatedMember[] {
    return this.members.filter(({ isInGroup }) => isInGroup);
  }

  /** The bot's own openid as a member. */
  get robotOpenid(): string {
    return openidOf(this.delivery.bot.appId, 'member', this.name, '\u0000robot');
  }

  /** Someone in the group; made on first use, the same object afterwards. */
  member(name: string): EmulatedMember {
    return this.#members.get(name);
  }

  /** Sends GROUP_ADD_ROBOT. */
  addRobot(by: EmulatedMember = this.owner): void {
    this.hasRobot = true;
    this.joinedAt = this.delivery.now();
    this.#state('GROUP_ADD_ROBOT', by);
  }

  /** Sends GROUP_DEL_ROBOT. */
  removeRobot(by: EmulatedMember = this.owner): void {
    this.hasRobot = false;
    this.#state('GROUP_DEL_ROBOT', by);
  }

  /** The owner forbids active messages: GROUP_MSG_REJECT. */
  rejectMessages(by: EmulatedMember = this.owner): void {
    this.allowsActive = false;
    this.#state('GROUP_MSG_REJECT', by);
  }

  /** The owner allows active messages: GROUP_MSG_RECEIVE. */
  receiveMessages(by: EmulatedMember = this.owner): void {
    this.allowsActive = true;
    this.#state('GROUP_MSG_RECEIVE', by);
  }

  /** Sends GROUP_MEMBER_ADD. @throws Error when they are on the blacklist. */
  memberJoins(name: string): EmulatedMember {
    const member = this.member(name);
    if (this.blacklist.has(member.openid)) throw new Error(`${name} is on the blacklist of the group "${this.name}".`);
    member.isInGroup = true;
    member.joinedAt = this.delivery.now();
    this.#memberEvent('GROUP_MEMBER_ADD', member);
    return member;
  }

  /** Sends GROUP_MEMBER_REMOVE. */
  memberLeaves(name: string): void {
    const member = this.member(name);
    member.isInGroup = false;
    this.#memberEvent('GROUP_MEMBER_REMOVE', member);
  }

  /** @internal */
  hear(member: EmulatedMember, text: string, options: GroupSayOptions): Said {
    this.#checkMaySpeak(member);
    const { mention = true } = options;
    const now = this.delivery.now();
    const others = this.#mentionedIn(text);
    const { id, ref, ...fields } = chatMessage(mention ? ` ${others.content}` : others.content, now, options);
    const { openid } = member;
    const author = { id: openid, member_openid: openid, member_role: member.role, username: member.name, bot: false };
    const place = { group_id: this.openid, group_openid: this.openid };
    const mentions = others.mentions.length > 0 ? { mentions: others.mentions } : {};
    const d = { id, ...place, author, ...fields, ...mentions, ...options.extra };
    const shown = { ref, ...this.shownOf(options) };
    const entry = { id, at: now, from: 'person', name: member.name, content: text, mention, ...shown } as const;
    if (!this.hasRobot) return this.unheard(entry);
    if (!mention) return this.#overhear(d, entry);
    const { bot, settings, faults } = this.delivery;
    const isTwice = faults.take('mention-twice') !== undefined;
    const all = isTwice ? 'both' : settings.mentionWhenHearingAll;
    const robot = this.robotOpenid;
    const you = { scope: 'single', id: robot, member_openid: robot, username: bot.username, bot: true, is_you: true };
    const full = { ...d, mentions: [you, ...others.mentions] };
    if ((!this.receiveAll && !isTwice) || all === 'GROUP_AT_MESSAGE_CREATE')
      return this.speak('GROUP_AT_MESSAGE_CREATE', d, entry);
    if (all === 'both') this.delivery.event('GROUP_AT_MESSAGE_CREATE', d);
    return this.speak('GROUP_MESSAGE_CREATE', full, entry);
  }

  /** @internal */
  save(): Saved<typeof SAVED_GROUP> {
    return {
      ...PLAIN.of(this),
      profile: this.profile,
      muteRule: this.muteRule,
      blacklist: [...this.blacklist],
      members: savedNames(this.#members),
      joinRequests: this.joinRequests.save(),
      transcript: this.transcript.save(),
    };
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_GROUP>): void {
    Object.assign(this, PLAIN.of(saved));
    Object.assign(this.profile, saved.profile);
    Object.assign(this.muteRule, saved.muteRule);
    for (const [openid, since] of saved.blacklist) this.blacklist.set(openid, since);
    loadNames(this.#members, saved.members);
    this.joinRequests.load(saved.joinRequests);
    this.transcript.load(saved.transcript);
  }

  /** `@Hong` of a member as it travels: `<@MEMBER_OPENID>`, and who it is. */
  #mentionedIn(text: string): { content: string; mentions: Record<string, unknown>[] } {
    const mentions: Record<string, unknown>[] = [];
    const byLength = this.membersNow.toSorted((a, b) => b.name.length - a.name.length);
    let content = text;
    for (const { name, openid } of text.includes('@') ? byLength : []) {
      if (!content.includes(`@${name}`)) continue;
      content = content.replaceAll(`@${name}`, `<@${openid}>`);
      mentions.push({ scope: 'single', id: openid, member_openid: openid, username: name, bot: false, is_you: false });
    }
    return { content, mentions };
  }

  #checkMaySpeak({ name, isInGroup, role, mutedUntil }: EmulatedMember): void {
    const where = `the group "${this.name}"`;
    if (!isInGroup) throw new Error(`${name} is no member of ${where} any more; group.memberJoins("${name}") first.`);
    if (this.muteRule.mode === 'always' && role === 'member') throw new Error(`Everyone in ${where} is muted.`);
    if (mutedUntil > this.delivery.now()) throw new Error(`${name} is muted in ${where} until ${rfc3339(mutedUntil)}.`);
  }

  #overhear(d: Record<string, unknown>, entry: Parameters<EmulatedGroup['speak']>[2]): Said {
    if (this.receiveAll) return this.speak('GROUP_MESSAGE_CREATE', d, entry);
    return this.unheard(entry);
  }

  #state(t: string, by: EmulatedMember): void {
    const timestamp = unixSeconds(this.delivery.now());
    this.delivery.event(t, { group_openid: this.openid, op_member_openid: by.openid, timestamp });
  }

  #memberEvent(t: string, member: EmulatedMember): void {
    const timestamp = unixSeconds(this.delivery.now());
    const user = openidOf(this.delivery.bot.appId, 'user', member.name);
    this.delivery.event(t, { timestamp, group_openid: this.openid, member_openid: member.openid, user_openid: user });
  }
}
