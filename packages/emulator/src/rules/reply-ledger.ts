import { ReplyBox } from '../people/reply-box.js';
import type { EmulatorSettings } from '../settings.js';
import { fields, flag, list, number, oneOf, type Saved, text } from '../state/shape.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import type { ReplyRule } from './reply-window.js';
import type { Scene } from './scene.js';

const SAVED_BASIS = fields({
  id: text,
  kind: oneOf('msg_id', 'event_id'),
  scene: oneOf('c2c', 'group', 'channel', 'dm'),
  target: text,
  at: number,
  repliable: flag,
  used: number,
  seqs: list(number),
});

export const SAVED_LEDGER = list(SAVED_BASIS);

/** Something that can be answered: a message by its `msg_id`, an event by its `event_id`. */
export interface ReplyBasis {
  readonly id: string;
  readonly kind: 'msg_id' | 'event_id';
  readonly scene: Scene;
  /** Openid, channel id or session guild id the answer has to go to. */
  readonly target: string;
  /** When it was sent, in milliseconds. */
  readonly at: number;
  readonly repliable: boolean;
  used: number;
  readonly seqs: number[];
  /** Where answers are handed out: it lives as long as somebody holds what was said, and may ask. */
  replies?: WeakRef<ReplyBox>;
}

/** What came in, before anything was answered. */
export type NewBasis = Omit<ReplyBasis, 'used' | 'seqs' | 'replies'>;

/** Ids that are remembered; besides them all that can still be answered, up to the second number. */
const KEPT = 20_000;
const AT_MOST = 100_000;
/** By how much the first number is passed before it is looked through. */
const SLACK = 1.25;

const EXPIRED = {
  msg_id: { chat: 'expiredMsgId', guild: 'guildExpiredMsgId' },
  event_id: { chat: 'expiredEventId', guild: 'expiredEventId' },
} as const satisfies Record<string, Record<string, RefusalName>>;

const UNKNOWN = {
  msg_id: { chat: 'badMsgId', guild: 'guildBadMsgId' },
  event_id: { chat: 'badEventId', guild: 'badEventId' },
} as const satisfies Record<string, Record<string, RefusalName>>;

const world = (scene: Scene): 'chat' | 'guild' => (scene === 'c2c' || scene === 'group' ? 'chat' : 'guild');

/**
 * What one bot has been told and may answer, and what it has answered so far. Remembers the last 20 000 ids, and of those
 * before them the ones whose window is still open; never more than 100 000.
 */
export class ReplyLedger {
  readonly #bases = new Map<string, ReplyBasis>();
  #lookAt = KEPT * SLACK;

  /** @param rules - Which windows are still open, when there is no room. */
  add(basis: NewBasis, rules: Readonly<Record<Scene, ReplyRule>>): ReplyBasis {
    const known = this.#bases.get(basis.id);
    if (known) return known;
    const entry: ReplyBasis = { ...basis, used: 0, seqs: [] };
    this.#bases.set(basis.id, entry);
    if (this.#bases.size > this.#lookAt) this.#forget(basis.at, rules);
    if (this.#bases.size > AT_MOST) this.#bases.delete(this.#bases.keys().next().value ?? '');
    return entry;
  }

  /** Where the answers to something arrive. */
  boxOf(basis: ReplyBasis): ReplyBox {
    const known = basis.replies?.deref();
    if (known) return known;
    const box = new ReplyBox();
    basis.replies = new WeakRef(box);
    return box;
  }

  find(id: string): ReplyBasis | undefined {
    return this.#bases.get(id);
  }

  /**
   * Finds what a reply refers to.
   *
   * @throws {@link Refusal} when the id is unknown, bound to another target, or not repliable.
   */
  resolve(kind: ReplyBasis['kind'], id: string, scene: Scene, targets: readonly string[]): ReplyBasis {
    const basis = this.#bases.get(id);
    if (!basis || basis.kind !== kind || basis.scene !== scene || !targets.includes(basis.target)) {
      throw new Refusal(UNKNOWN[kind][world(scene)]);
    }
    if (!basis.repliable) throw new Refusal('eventNotRepliable');
    return basis;
  }

  /**
   * Checks window, `msg_seq` and number of replies, in this order: a repeated `msg_seq` is reported as such
   * even when the replies are used up, because to the sender it means "already delivered".
   *
   * @param seq - `undefined` where the scene has no `msg_seq`.
   * @throws {@link Refusal}
   */
  check(basis: ReplyBasis, seq: number | undefined, now: number, settings: EmulatorSettings): void {
    const { windowMs, limit } = settings.replyRules[basis.scene];
    if (now - basis.at > windowMs) throw new Refusal(EXPIRED[basis.kind][world(basis.scene)]);
    if (seq !== undefined && basis.seqs.includes(seq)) throw new Refusal('duplicate');
    if (limit !== null && basis.used >= limit) throw new Refusal('repliesUsedUp');
  }

  /** Counts a reply that went out. */
  spend(basis: ReplyBasis, seq: number | undefined): void {
    basis.used += 1;
    if (seq !== undefined) basis.seqs.push(seq);
  }

  save(): Saved<typeof SAVED_LEDGER> {
    return [...this.#bases.values()].map((basis) => SAVED_BASIS.of(basis));
  }

  load(saved: Saved<typeof SAVED_LEDGER>): void {
    for (const basis of saved) this.#bases.set(basis.id, basis);
  }

  /** The oldest go first, of those that cannot be answered any more. */
  #forget(now: number, rules: Readonly<Record<Scene, ReplyRule>>): void {
    for (const [id, { scene, at }] of this.#bases) {
      if (this.#bases.size <= KEPT) break;
      if (now - at > rules[scene].windowMs) this.#bases.delete(id);
    }
    // many open ones are not looked through again with each that comes
    this.#lookAt = Math.max(KEPT, this.#bases.size) * SLACK;
  }
}
