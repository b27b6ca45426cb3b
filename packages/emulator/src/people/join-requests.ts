import { BoundedMap } from '../bounded-map.js';
import type { Delivery } from '../delivery.js';
import { secret } from '../ids.js';
import { fields, list, number, optional, type Saved, text } from '../state/shape.js';
import { rfc3339 } from '../timestamps.js';
import type { EmulatedGroup } from './group.js';
import type { EmulatedMember } from './member.js';

/** How someone asks to join a group. */
export interface AskOptions {
  /** What they write to the administrators. */
  message?: string;
  /** Answers to the questions of the group; instead of a message. */
  answers?: readonly { question: string; answer: string }[];
  /** Who invited them. */
  invitedBy?: EmulatedMember;
  /** Their QQ number, by which a strategy lets them in. */
  qq?: string;
}

const SAVED_REQUEST = fields({
  id: text,
  /** Names of people. */
  member: text,
  invitedBy: optional(text),
  at: number,
  message: optional(text),
  answers: optional(list(fields({ question: text, answer: text }))),
  qq: optional(text),
});

export const SAVED_JOIN_REQUESTS = list(SAVED_REQUEST);

/** Someone waits to be let into a group. */
export class JoinRequest {
  /** `undefined` while nobody has decided. */
  verdict: { approved: boolean; reason: string } | undefined;

  constructor(
    /** Who asks. */
    readonly member: EmulatedMember,
    /** Milliseconds. */
    readonly at: number,
    /** What they said of themselves. */
    readonly options: AskOptions,
    /** What a decision names. */
    readonly id: string = secret(44),
  ) {}

  /** As the list and the event show it. @internal */
  get wire() {
    const { message, answers, invitedBy } = this.options;
    const questions = { method: 'admin_review_qa', review_qa_list: answers };
    const text = { method: 'verify_message', verify_message: message ?? '', review_qa_list: [] };
    return {
      join_request_id: this.id,
      risk_tips: '',
      union_openid: '',
      member_openid: this.member.openid,
      username: this.member.name,
      apply_at: rfc3339(this.at),
      apply_source: invitedBy ? 'invited' : 'self_apply',
      invited_by: invitedBy?.openid ?? '',
      bot: false,
      verify_info: answers ? questions : text,
    };
  }
}

/** Everyone who waits to be let into a group, the last 1000. The bot hears of them when it is an administrator. */
export class JoinRequests {
  readonly #requests = new BoundedMap<string, JoinRequest>(1000);
  readonly #group: EmulatedGroup;
  readonly #delivery: Delivery;

  constructor(group: EmulatedGroup, delivery: Delivery) {
    this.#group = group;
    this.#delivery = delivery;
  }

  /** The youngest first. */
  get open(): readonly JoinRequest[] {
    return this.#requests.values().toReversed();
  }

  /** Sends GROUP_JOIN_REQUEST; a strategy may let them in at once. */
  add(member: EmulatedMember, options: AskOptions): JoinRequest {
    if (this.#group.blacklist.has(member.openid))
      throw new Error(`${member.name} is on the blacklist of the group "${this.#group.name}".`);
    const now = this.#delivery.now();
    const request = new JoinRequest(member, now, options);
    member.isInGroup = false;
    this.#requests.set(request.id, request);
    if (!this.#group.robotIsAdmin) return request;
    const strategy = this.#delivery.bot.joinStrategies.match(this.#group, options.qq ?? '', now);
    const auto = strategy && { auto_approved: { strategy_id: strategy.id } };
    this.#delivery.event('GROUP_JOIN_REQUEST', { group_openid: this.#group.openid, ...request.wire, ...auto });
    if (strategy) this.decide(request, true);
    return request;
  }

  /** Lets them in (GROUP_MEMBER_ADD), or not. */
  decide(request: JoinRequest, approved: boolean, reason = ''): void {
    request.verdict = { approved, reason };
    this.#requests.delete(request.id);
    if (!approved) return;
    this.#group.blacklist.delete(request.member.openid);
    this.#group.memberJoins(request.member.name);
  }

  save(): Saved<typeof SAVED_JOIN_REQUESTS> {
    return this.#requests.values().map(({ id, at, member, options: { message, answers, qq, invitedBy } }) => {
      return { id, at, member: member.name, invitedBy: invitedBy?.name, message, answers: answers?.slice(), qq };
    });
  }

  load(saved: Saved<typeof SAVED_JOIN_REQUESTS>): void {
    const member = (name: string): EmulatedMember => this.#group.member(name);
    for (const { id, at, member: who, invitedBy, ...options } of saved) {
      const by = invitedBy === undefined ? undefined : member(invitedBy);
      this.#requests.set(id, new JoinRequest(member(who), at, { ...options, invitedBy: by }, id));
    }
  }
}
