import { secret } from '../ids.js';
import { fields, flag, list, number, oneOf, type Saved, text } from '../state/shape.js';

/** Who is let into groups without being asked. */
export interface JoinStrategy {
  readonly id: string;
  /** Whether its groups are named by openid or by QQ number. */
  readonly by: 'group_openids' | 'group_ids';
  readonly groups: Set<string>;
  /** QQ numbers of the people. */
  readonly whitelist: Set<string>;
  isEnabled: boolean;
  /** Milliseconds. */
  expiresAt: number;
  remark: string;
  readonly createdAt: number;
  updatedAt: number;
}

export const SAVED_STRATEGIES = list(
  fields({
    id: text,
    by: oneOf('group_openids', 'group_ids'),
    groups: list(text),
    whitelist: list(text),
    isEnabled: flag,
    expiresAt: number,
    remark: text,
    createdAt: number,
    updatedAt: number,
  }),
);

/** Strategies a bot may have. */
export const MAX_STRATEGIES = 20;

/** Strategies that are remembered, with those that have expired. */
const MAX_KEPT = 100;

/** QQ numbers one strategy may let in. No figure is published. */
export const MAX_WHITELIST = 100_000;

/** The strategies of one bot. They take effect in groups it is an administrator of. */
export class JoinStrategies {
  readonly #strategies = new Map<string, JoinStrategy>();

  /** Those that have not expired, the youngest first. */
  current(now: number): readonly JoinStrategy[] {
    return [...this.#strategies.values()].filter(({ expiresAt }) => expiresAt > now).toReversed();
  }

  get(id: string): JoinStrategy | undefined {
    return this.#strategies.get(id);
  }

  add(fields: Pick<JoinStrategy, 'by' | 'groups' | 'isEnabled' | 'expiresAt' | 'remark'>, now: number): JoinStrategy {
    this.#dropExpired(now);
    const id = `st_${secret(10).toLowerCase()}`;
    const strategy = { id, ...fields, whitelist: new Set<string>(), createdAt: now, updatedAt: now };
    this.#strategies.set(id, strategy);
    return strategy;
  }

  delete(id: string): boolean {
    return this.#strategies.delete(id);
  }

  /** Those in use are limited, those that have expired would pile up. */
  #dropExpired(now: number): void {
    if (this.#strategies.size < MAX_KEPT) return;
    for (const { id, expiresAt } of this.#strategies.values()) if (expiresAt <= now) this.#strategies.delete(id);
  }

  save(): Saved<typeof SAVED_STRATEGIES> {
    return [...this.#strategies.values()].map((strategy) => {
      return { ...strategy, groups: [...strategy.groups], whitelist: [...strategy.whitelist] };
    });
  }

  load(saved: Saved<typeof SAVED_STRATEGIES>): void {
    for (const one of saved) {
      const sets = { groups: new Set(one.groups), whitelist: new Set(one.whitelist) };
      this.#strategies.set(one.id, { ...one, ...sets });
    }
  }

  /** The strategy that lets someone into a group at once. */
  match(group: { openid: string; number: string }, qq: string, now: number): JoinStrategy | undefined {
    return this.current(now).find(({ by, groups, whitelist, isEnabled }) => {
      return isEnabled && whitelist.has(qq) && groups.has(by === 'group_openids' ? group.openid : group.number);
    });
  }
}
