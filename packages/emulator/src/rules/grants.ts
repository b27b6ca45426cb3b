import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';

/**
 * Rights a bot is given by the platform or when it is added, and what is answered without them.
 *
 * 11264, a guild that keeps one API to itself, is up to the guild: `guild.denies(…)`. 11703, a group in which the bot is
 * no administrator, is up to the group: `group.robotIsAdmin`.
 */
const REFUSED_WITHOUT = {
  /** The bot is a private-domain one: it may read all messages, manage channels and members, and use the forum. */
  'private-domain': 'notPrivateDomain',
  /** The guild made the bot an administrator when adding it. */
  'guild-admin': 'notGuildAdmin',
  /** The bot is on the white-list for group administration. */
  'group-administration': 'noGroupAdministration',
  /** The bot is an audio bot. */
  audio: 'notAudioBot',
  /** Own keyboards in guilds; they are given by invitation. */
  'guild-keyboard': 'noGuildKeyboard',
  /** Markdown in guilds; it is given by invitation. */
  'guild-markdown': 'noGuildMarkdown',
} as const satisfies Record<string, RefusalName>;

/** A right of a bot; the settings list those it has. */
export type Grant = keyof typeof REFUSED_WITHOUT;

/** Every right there is; the default of the setting. */
export const ALL_GRANTS = Object.keys(REFUSED_WITHOUT) as readonly Grant[];

/** @throws {@link Refusal} for the first right that is missing. */
export function checkGrants(needed: readonly Grant[], granted: readonly Grant[]): void {
  const missing = needed.find((grant) => !granted.includes(grant));
  if (missing) throw new Refusal(REFUSED_WITHOUT[missing]);
}
