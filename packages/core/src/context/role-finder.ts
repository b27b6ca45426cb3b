import { type Clock, systemClock } from '../clock.js';
import { RecentMap } from '../collection/recent-map.js';
import { ApiError } from '../errors/api-error.js';
import type { Logger } from '../logging/logger.js';
import type { GroupMembersApi } from '../rest/api/group-members.js';
import type { MembersApi } from '../rest/api/members.js';
import type { Community } from './community.js';
import { groupRoleOf, guildRoleOf, type Role } from './role.js';

/** How long a role is believed: as long may someone go on who is an admin no more. */
const MEMORY_MS = 60_000;
const CAPACITY = 5000;
/** Longest wait for an answer and for a turn to ask: a person waits for it. */
const PATIENCE_MS = 5000;

interface Known {
  readonly role: Promise<Role | undefined>;
  /** Unix milliseconds. */
  until: number;
}

/** Asks the platform for the role of people whose event does not tell it, and remembers the answer for a minute. */
export class RoleFinder {
  readonly #known = new RecentMap<Known>({ capacity: CAPACITY, ttlMs: MEMORY_MS });
  readonly #refusals = new Set<number>();

  constructor(
    private readonly groups: Pick<GroupMembersApi, 'get'>,
    private readonly guilds: Pick<MembersApi, 'get'>,
    private readonly log: Logger,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Keeps what an event told, so that a button pressed next need not ask. */
  note(community: Community, userId: string, role: Role): void {
    this.#keep(community, userId, Promise.resolve(role));
  }

  /**
   * @returns `undefined` where the platform refuses to tell.
   * @throws {@link NetworkError} | {@link RateLimitError} when it could not be asked; the next call asks again.
   */
  find(community: Community, userId: string): Promise<Role | undefined> {
    const known = this.#known.get(keyOf(community, userId));
    if (known && this.clock.now() < known.until) return known.role;
    const role = this.#ask(community, userId).catch((error: unknown) => this.#unlessRefused(error, community));
    const asked = this.#keep(community, userId, role);
    role.catch(() => {
      asked.until = 0;
    });
    return role;
  }

  #keep(community: Community, userId: string, role: Known['role']): Known {
    const known = { role, until: this.clock.now() + MEMORY_MS };
    this.#known.set(keyOf(community, userId), known);
    return known;
  }

  async #ask({ kind, id }: Community, userId: string): Promise<Role | undefined> {
    const options = { timeoutMs: PATIENCE_MS, deadline: this.clock.now() + PATIENCE_MS };
    if (kind === 'group') return groupRoleOf((await this.groups.get(id, userId, options)).member_role);
    return guildRoleOf((await this.guilds.get(id, userId, options)).roles);
  }

  #unlessRefused(error: unknown, { kind }: Community): undefined {
    if (!(error instanceof ApiError)) throw error;
    // Once for each code: without the right to ask, every press of a button would say so.
    if (!this.#refusals.has(error.code))
      this.log.warn({ err: error }, `the platform does not tell what someone is in a ${kind}; guards deny them`);
    this.#refusals.add(error.code);
    return undefined;
  }
}

function keyOf({ kind, id }: Community, userId: string): string {
  return `${kind}:${id}:${userId}`;
}
