import type { Delivery } from '../delivery.js';
import { decimalIdNamed, decimalIdOf, LONG_ID } from '../ids.js';
import { fields, flag, list, number, type Saved, text } from '../state/shape.js';
import { rfc3339 } from '../timestamps.js';
import type { EmulatedGuild } from './guild.js';

/** The guild-side id of a person, the same in every guild, channel and direct session. */
export function guildUserIdOf(appId: string, name: string): string {
  return decimalIdNamed(name, LONG_ID) ?? decimalIdOf(18, appId, 'guild-user', name);
}

/** Fields that are saved as they are. */
const PLAIN = fields({ nick: text, isInGuild: flag, joinedAt: number, mutedUntil: number });

export const SAVED_GUILD_MEMBER = fields({ ...PLAIN.shapes, roles: list(text) });

/** Someone in a guild, whatever the channel. */
export class GuildMember {
  /** Guild-side id: not an openid. */
  readonly id: string;
  /** Their name in this guild. */
  nick: string;
  /** Whether they are (still) a member. */
  isInGuild = true;
  /** Milliseconds. */
  joinedAt: number;
  /** Milliseconds; in the past when they may speak. */
  mutedUntil = 0;
  #roles: string[] = ['1'];
  readonly #delivery: Delivery;

  constructor(
    /** What tests and the page call them. */
    readonly name: string,
    /** Where they are. */
    readonly guild: EmulatedGuild,
    delivery: Delivery,
    /** Whether it is the bot itself. */
    readonly isBot = false,
  ) {
    this.#delivery = delivery;
    this.id = isBot ? delivery.bot.id : guildUserIdOf(delivery.bot.appId, name);
    this.nick = name;
    this.joinedAt = delivery.now();
  }

  /** Role ids: 1 everyone · 2 admin · 4 owner · 5 channel admin. The bot is an admin by the grant `guild-admin`. */
  get roles(): string[] {
    const isAdmin = this.isBot && this.#delivery.settings.grants.includes('guild-admin');
    return isAdmin ? [...new Set([...this.#roles, '2'])] : this.#roles;
  }

  set roles(roles: string[]) {
    this.#roles = roles;
  }

  /** Whether they have role 2 or 4. */
  get isAdmin(): boolean {
    return this.roles.includes('2') || this.roles.includes('4');
  }

  /** @internal */
  save(): Saved<typeof SAVED_GUILD_MEMBER> {
    return { ...PLAIN.of(this), roles: [...this.#roles] };
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_GUILD_MEMBER>): void {
    Object.assign(this, PLAIN.of(saved));
    this.#roles = saved.roles;
  }

  /** @throws Error when they left or were removed, or are muted. @internal */
  checkMaySpeak(): void {
    if (!this.isInGuild)
      throw new Error(`${this.name} is no member of the guild any more; guild.memberJoins("${this.name}") first.`);
    const until = Math.max(this.mutedUntil, this.isAdmin ? 0 : this.guild.mutedUntil);
    if (until > this.#delivery.now()) throw new Error(`${this.name} is muted in the guild until ${rfc3339(until)}.`);
  }
}
