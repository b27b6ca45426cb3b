import type { Clock } from '../clock.js';
import { RecentMap } from '../collection/recent-map.js';
import type { LimitRecords } from '../plugin/metadata.js';
import type { Depot } from '../storage/depot.js';
import { joinNames } from '../storage/place.js';
import { Limit } from './limit.js';
import type { LimitRule, LimitStoreChoice } from './limit-rule.js';
import type { LimitStore } from './limit-store.js';
import { MemoryLimitStore } from './memory-limit-store.js';
import { StorageLimitStore } from './storage-limit-store.js';

/** Who was told how long to wait: remembered for a day at least, of this many waits. */
const TOLD = { capacity: 10_000, ttlMs: 86_400_000 };

/** Handlers of the bot itself belong to none. */
const NO_PLUGIN = '';

/** The cooldowns and quotas of a bot: which handlers count together, and where. */
export class LimitDesk {
  readonly #depot: Depot;
  readonly #defaults: Readonly<Record<LimitRule['kind'], LimitStoreChoice>>;
  readonly #told = new RecentMap<true>(TOLD);
  /** How many handlers of the bot itself have each name: several may listen to one event. */
  readonly #namesakes = new Map<string, number>();
  #memory?: MemoryLimitStore;

  constructor(
    private readonly appId: string,
    depot: Depot,
    private readonly clock: Clock,
    config: { cooldowns?: LimitStoreChoice; quotas?: LimitStoreChoice } = {},
  ) {
    this.#depot = depot;
    this.#defaults = { cooldown: config.cooldowns ?? 'memory', quota: config.quotas ?? 'storage' };
  }

  /** The limits of one handler. */
  of({ shared = [], own }: LimitRecords, handler: string, plugin = NO_PLUGIN): readonly Limit[] {
    if (shared.length + own.length === 0) return [];
    const subject = plugin === NO_PLUGIN ? this.#distinct(handler) : handler;
    return [
      ...shared.map((rule) => this.#create(rule, plugin, ['class'])),
      ...own.map((rule) => this.#create(rule, plugin, ['handler', subject])),
    ];
  }

  #create(rule: LimitRule, plugin: string, handler: readonly string[]): Limit {
    const { name, per = 'user', store = this.#defaults[rule.kind] } = rule.options;
    const counted = name === undefined ? handler : ['name', name];
    // Other bots may count in the same store.
    const prefix = typeof store === 'object' ? `qqbot:${this.appId}:` : '';
    const subject = prefix + joinNames(plugin, ...counted, per);
    return new Limit({ rule, store: this.#open(store), subject, clock: this.clock, wasTold: this.#wasTold });
  }

  #open(choice: LimitStoreChoice): LimitStore {
    if (typeof choice === 'object') return choice;
    if (choice === 'memory') return (this.#memory ??= new MemoryLimitStore());
    return new StorageLimitStore(this.#depot.limits);
  }

  #distinct(handler: string): string {
    const earlier = this.#namesakes.get(handler) ?? 0;
    this.#namesakes.set(handler, earlier + 1);
    return earlier === 0 ? handler : `${handler} ${earlier + 1}`;
  }

  readonly #wasTold = (wait: string): boolean => {
    const before = this.#told.has(wait);
    if (!before) this.#told.set(wait, true);
    return before;
  };
}
