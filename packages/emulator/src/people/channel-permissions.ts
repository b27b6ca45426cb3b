import { fields, number, pairs, type Saved } from '../state/shape.js';
import type { EmulatedChannel } from './channel.js';
import type { GuildMember } from './guild-member.js';

const VIEW = 1;
const MANAGE = 2;
const SPEAK = 4;
const EVERYTHING = VIEW | MANAGE | SPEAK;

/** Speak permission of a channel in which only admins and listed people may. */
const LISTED = 2;

const ADMIN_ROLES = new Set(['2', '4']);

/** What was given to someone and taken from them; bits. */
const CHANGE = fields({ added: number, removed: number });
type Change = Saved<typeof CHANGE>;

export const SAVED_PERMISSIONS = pairs(CHANGE);

/**
 * Who may do what in a channel: bits 1 view, 2 manage, 4 speak.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/model.html}
 */
export class ChannelPermissions {
  readonly #channel: EmulatedChannel;
  readonly #changes = new Map<string, Change>();

  constructor(channel: EmulatedChannel) {
    this.#channel = channel;
  }

  /** A member's own permissions together with those of their roles. */
  ofMember(member: GuildMember): number {
    const ofRoles = member.roles.reduce((bits, role) => bits | this.ofRole(role), 0);
    const isManager = this.#channel.admins.has(member.id) || this.#channel.ownerId === member.id;
    return this.#changed(`member:${member.id}`, ofRoles | (isManager ? EVERYTHING : 0));
  }

  ofRole(roleId: string): number {
    return this.#changed(`role:${roleId}`, this.#initial(roleId));
  }

  /** Where both name a bit, it is taken away. */
  change(kind: 'member' | 'role', id: string, add: number, remove: number): void {
    const { added, removed } = this.#changes.get(`${kind}:${id}`) ?? { added: 0, removed: 0 };
    const change = { added: (added | add) & ~remove, removed: (removed & ~add) | remove };
    this.#changes.set(`${kind}:${id}`, change);
  }

  save(): Saved<typeof SAVED_PERMISSIONS> {
    return [...this.#changes];
  }

  load(saved: Saved<typeof SAVED_PERMISSIONS>): void {
    for (const [key, change] of saved) this.#changes.set(key, change);
  }

  #initial(roleId: string): number {
    if (ADMIN_ROLES.has(roleId)) return EVERYTHING;
    if (roleId !== '1') return 0;
    const { privateType, speakPermission } = this.#channel;
    return (privateType === 0 ? VIEW : 0) | (speakPermission === LISTED ? 0 : SPEAK);
  }

  #changed(key: string, bits: number): number {
    const { added, removed } = this.#changes.get(key) ?? { added: 0, removed: 0 };
    return (bits | added) & ~removed;
  }
}
