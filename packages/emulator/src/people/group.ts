import type { Delivery } from '../delivery.js';
import { openidOf } from '../ids.js';
import { unixSeconds } from '../timestamps.js';
import { Conversation } from './conversation.js';
import { EmulatedMember, type GroupSayOptions } from './member.js';
import { NameTable } from './name-table.js';
import type { Said } from './said.js';
import { chatMessage } from './user.js';

/** A group the bot is in. */
export class EmulatedGroup extends Conversation {
  readonly scene = 'group';
  readonly openid: string;
  /** Whether the owner lets the bot hear every message, not only those that mention it. */
  receiveAll = false;
  /** Whether the owner allows messages that answer nothing (40034105 if not). */
  allowsActive: boolean;
  /** Whether the bot is in the group (40034101 if not). */
  hasRobot = true;
  /** Whether the bot is muted (40054002). */
  isMuted = false;
  /** Whether the bot is an administrator, who may recall what members said. */
  robotIsAdmin = false;
  readonly #members: NameTable<EmulatedMember>;

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    this.openid = openidOf(delivery.bot.appId, 'group', name);
    this.allowsActive = delivery.settings.groupAllowsActive;
    this.#members = new NameTable((who) => new EmulatedMember(who, this, delivery));
  }

  get targetId(): string {
    return this.openid;
  }

  get members(): readonly EmulatedMember[] {
    return this.#members.all;
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
  addRobot(by: EmulatedMember = this.member('owner')): void {
    this.hasRobot = true;
    this.#state('GROUP_ADD_ROBOT', by);
  }

  /** Sends GROUP_DEL_ROBOT. */
  removeRobot(by: EmulatedMember = this.member('owner')): void {
    this.hasRobot = false;
    this.#state('GROUP_DEL_ROBOT', by);
  }

  /** The owner forbids active messages: GROUP_MSG_REJECT. */
  rejectMessages(by: EmulatedMember = this.member('owner')): void {
    this.allowsActive = false;
    this.#state('GROUP_MSG_REJECT', by);
  }

  /** The owner allows active messages: GROUP_MSG_RECEIVE. */
  receiveMessages(by: EmulatedMember = this.member('owner')): void {
    this.allowsActive = true;
    this.#state('GROUP_MSG_RECEIVE', by);
  }

  /** Sends GROUP_MEMBER_ADD. */
  memberJoins(name: string): EmulatedMember {
    const member = this.member(name);
    this.#memberEvent('GROUP_MEMBER_ADD', member);
    return member;
  }

  /** Sends GROUP_MEMBER_REMOVE. */
  memberLeaves(name: string): void {
    this.#memberEvent('GROUP_MEMBER_REMOVE', this.member(name));
  }

  /** @internal */
  hear(member: EmulatedMember, text: string, options: GroupSayOptions): Said {
    const { mention = true } = options;
    const now = this.delivery.now();
    const { id, ...fields } = chatMessage(mention ? ` ${text}` : text, now, options);
    const { openid } = member;
    const author = { id: openid, member_openid: openid, member_role: member.role, username: member.name, bot: false };
    const d = { id, group_id: this.openid, group_openid: this.openid, author, ...fields, ...options.extra };
    const entry = { id, at: now, from: 'person', name: member.name, content: text, mention } as const;
    if (!mention) return this.#overhear(d, entry);
    const { bot, settings, faults } = this.delivery;
    const isTwice = faults.take('mention-twice') !== undefined;
    const all = isTwice ? 'both' : settings.mentionWhenHearingAll;
    const robot = this.robotOpenid;
    const you = { scope: 'single', id: robot, member_openid: robot, username: bot.username, bot: true, is_you: true };
    const full = { ...d, mentions: [you] };
    if ((!this.receiveAll && !isTwice) || all === 'GROUP_AT_MESSAGE_CREATE')
      return this.speak('GROUP_AT_MESSAGE_CREATE', d, entry);
    if (all === 'both') this.delivery.event('GROUP_AT_MESSAGE_CREATE', d);
    return this.speak('GROUP_MESSAGE_CREATE', full, entry);
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
