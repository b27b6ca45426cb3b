import type { Delivery } from '../delivery.js';
import { secret } from '../ids.js';
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

/** Someone waits to be let into a group. */
export class JoinRequest {
  readonly id = secret(44);
  /** `undefined` while nobody has decided. */
  verdict: { approved: boolean; reason: string } | undefined;

  constructor(
    readonly member: EmulatedMember,
    /** Milliseconds. */
    readonly at: number,
    readonly options: AskOptions,
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

/** Everyone who waits to be let into a group. The bot hears of them when it is an administrator. */
export class JoinRequests {
  readonly #requests = new Map<string, JoinRequest>();
  readonly #group: EmulatedGroup;
  readonly #delivery: Delivery;

  constructor(group: EmulatedGroup, delivery: Delivery) {
    this.#group = group;
    this.#delivery = delivery;
  }

  /** The youngest first. */
  get open(): readonly JoinRequest[] {
    return [...this.#requests.values()].toReversed();
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
}
