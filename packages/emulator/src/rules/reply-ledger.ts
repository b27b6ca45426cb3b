import { BoundedMap } from '../bounded-map.js';
import type { ReplyBox } from '../people/reply-box.js';
import type { EmulatorSettings } from '../settings.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import type { Scene } from './scene.js';

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
  readonly replies: ReplyBox;
  used: number;
  readonly seqs: Set<number>;
}

const EXPIRED = {
  msg_id: { chat: 'expiredMsgId', guild: 'guildExpiredMsgId' },
  event_id: { chat: 'expiredEventId', guild: 'expiredEventId' },
} as const satisfies Record<string, Record<string, RefusalName>>;

const UNKNOWN = {
  msg_id: { chat: 'badMsgId', guild: 'guildBadMsgId' },
  event_id: { chat: 'badEventId', guild: 'badEventId' },
} as const satisfies Record<string, Record<string, RefusalName>>;

const world = (scene: Scene): 'chat' | 'guild' => (scene === 'c2c' || scene === 'group' ? 'chat' : 'guild');

/** What one bot has been told and may answer, and what it has answered so far. Remembers the last 20 000 ids. */
export class ReplyLedger {
  readonly #bases = new BoundedMap<string, ReplyBasis>(20_000);

  add(basis: Omit<ReplyBasis, 'used' | 'seqs'>): ReplyBasis {
    const known = this.#bases.get(basis.id);
    if (known) return known;
    const entry: ReplyBasis = { ...basis, used: 0, seqs: new Set() };
    this.#bases.set(basis.id, entry);
    return entry;
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
    if (seq !== undefined && basis.seqs.has(seq)) throw new Refusal('duplicate');
    if (limit !== null && basis.used >= limit) throw new Refusal('repliesUsedUp');
  }

  /** Counts a reply that went out. */
  spend(basis: ReplyBasis, seq: number | undefined): void {
    basis.used += 1;
    if (seq !== undefined) basis.seqs.add(seq);
  }
}
