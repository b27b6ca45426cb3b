import type { Localized } from '../i18n/localized.js';
import { ACCESS_REMEDIES } from './remedies/access.js';
import { GUILD_REMEDIES } from './remedies/guild.js';
import { MEDIA_REMEDIES } from './remedies/media.js';
import { PANEL_REMEDIES } from './remedies/panel.js';
import { RECALL_REMEDIES } from './remedies/recall.js';
import { SEND_REMEDIES } from './remedies/send.js';

/** Every row, by area. A code stands in one of them. */
export const REMEDY_ROWS = [
  ...ACCESS_REMEDIES,
  ...SEND_REMEDIES,
  ...MEDIA_REMEDIES,
  ...RECALL_REMEDIES,
  ...PANEL_REMEDIES,
  ...GUILD_REMEDIES,
];

const REMEDY: ReadonlyMap<number, Localized> = new Map(
  REMEDY_ROWS.flatMap((row) => row.codes.map((code) => [code, row] as const)),
);

/** What to do about a code of the platform, where there is something to do. */
export function remedyFor(code: number): Localized | undefined {
  return REMEDY.get(code);
}

/** Codes that mean "these credentials will never work": asking again does not help. */
export const CREDENTIAL_CODES: readonly number[] = [10004, 11245, 11251, 100007, 100016];
