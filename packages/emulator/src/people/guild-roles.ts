import { fields, list, number, type Saved, text } from '../state/shape.js';

export const SAVED_ROLES = fields({
  all: list(fields({ id: text, name: text, color: number, hoist: number, memberLimit: number })),
  last: number,
});

/** A role of a guild; everybody has "1". */
export interface GuildRole {
  readonly id: string;
  name: string;
  /** ARGB as a number. */
  color: number;
  /** 1 = shown on its own in the list of members. */
  hoist: number;
  readonly memberLimit: number;
}

/** Roles a guild may have. */
export const ROLE_LIMIT = 30;

/** Roles every guild has, as the documentation numbers them. */
const DEFAULT_ROLES: readonly Readonly<GuildRole>[] = [
  { id: '4', name: '创建者', color: 4_294_927_682, hoist: 1, memberLimit: 1 },
  { id: '2', name: '管理员', color: 4_280_276_644, hoist: 1, memberLimit: 50 },
  { id: '5', name: '子频道管理员', color: 4_288_922_914, hoist: 1, memberLimit: 50 },
  { id: '1', name: '全体成员', color: 4_286_151_052, hoist: 0, memberLimit: 3000 },
];

/** The roles of one guild. */
export class GuildRoles {
  readonly #roles = new Map<string, GuildRole>(DEFAULT_ROLES.map((role) => [role.id, { ...role }]));
  #last = 10_000_000;

  get all(): readonly GuildRole[] {
    return [...this.#roles.values()];
  }

  get(id: string): GuildRole | undefined {
    return this.#roles.get(id);
  }

  isDefault(id: string): boolean {
    return DEFAULT_ROLES.some((role) => role.id === id);
  }

  add(fields: Pick<GuildRole, 'name' | 'color' | 'hoist'>): GuildRole {
    const role = { id: String(++this.#last), ...fields, memberLimit: 2000 };
    this.#roles.set(role.id, role);
    return role;
  }

  delete(id: string): void {
    this.#roles.delete(id);
  }

  save(): Saved<typeof SAVED_ROLES> {
    return { all: [...this.all], last: this.#last };
  }

  load({ all, last }: Saved<typeof SAVED_ROLES>): void {
    this.#roles.clear();
    for (const role of all) this.#roles.set(role.id, role);
    this.#last = last;
  }
}
