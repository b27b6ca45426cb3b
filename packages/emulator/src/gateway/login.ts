import type { EmulatedBot } from '../bot.js';
import { isRecord } from '../http/is-record.js';
import { ALL_INTENTS, type EmulatorSettings } from '../settings.js';
import type { CloseReasonCode } from './close-reasons.js';
import type { Session } from './session.js';
import type { SessionStore } from './session-store.js';

/** What a login needs to know. */
export interface LoginDesk {
  readonly settings: EmulatorSettings;
  readonly sessions: SessionStore;
  readonly now: () => number;
  botOfToken(token: string): EmulatedBot | undefined;
  botOfStaticToken(text: string): EmulatedBot | undefined;
}

/** `op9`: Invalid Session `false`, then close 4903. */
export type LoginRefusal = CloseReasonCode | 'op9';

const PREFIX = 'QQBot ';
const STATIC_PREFIX = 'Bot ';

/** Whose token it is; the prefix tells its kind. */
function botOf(token: string, desk: LoginDesk): EmulatedBot | undefined {
  if (token.startsWith(STATIC_PREFIX)) return desk.botOfStaticToken(token.slice(STATIC_PREFIX.length));
  return token.startsWith(PREFIX) ? desk.botOfToken(token.slice(PREFIX.length)) : undefined;
}

function isShard(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [index, count] = value as unknown[];
  return (
    Number.isInteger(index) &&
    Number.isInteger(count) &&
    (index as number) >= 0 &&
    (index as number) < (count as number)
  );
}

function badToken({ badGatewayToken }: EmulatorSettings): LoginRefusal {
  return badGatewayToken === 'invalid-session' ? 'op9' : badGatewayToken;
}

/** What a resume of a session that is gone is answered with. */
export function deadSession({ settings }: LoginDesk): LoginRefusal {
  return settings.deadSession === 'invalid-session' ? 'op9' : settings.deadSession;
}

/** Whether the bot may log in at all. */
function badStanding({ botStanding, sandbox }: EmulatorSettings): LoginRefusal | undefined {
  if (botStanding === 'banned') return 4915;
  return botStanding === 'delisted' && sandbox === null ? 4914 : undefined;
}

/** Opens a session for an Identify, or says how it is refused. */
export function identify(d: unknown, desk: LoginDesk): Session | LoginRefusal {
  if (!isRecord(d) || typeof d['token'] !== 'string') return 4002;
  const { token, intents, shard = [0, 1] } = d;
  const bot = botOf(token, desk);
  if (!bot) return badToken(desk.settings);
  const standing = badStanding(desk.settings);
  if (standing) return standing;
  if (!isShard(shard)) return 4010;
  if (!Number.isInteger(intents) || (intents as number) < 0) return 4013;
  const bits = intents as number;
  if ((bits & ~ALL_INTENTS) !== 0 || bits > 0x7f_ff_ff_ff) return 4013;
  if ((bits & ~desk.settings.grantedIntents) !== 0) return 4014;
  return desk.sessions.create(bot, bits, shard) ?? 'op9';
}

/** Takes up a session for a Resume; the token is accepted with and without its prefix, as clients differ. */
export function resume(d: unknown, desk: LoginDesk): { session: Session; seq: number } | LoginRefusal {
  if (!isRecord(d) || typeof d['token'] !== 'string' || typeof d['session_id'] !== 'string') return 4002;
  const { token, session_id: id, seq } = d as { token: string; session_id: string; seq: unknown };
  const bot = botOf(token, desk) ?? desk.botOfToken(token);
  if (!bot) return badToken(desk.settings);
  const standing = badStanding(desk.settings);
  if (standing) return standing;
  const session = desk.sessions.find(id, bot);
  if (!session) return deadSession(desk);
  return Number.isInteger(seq) ? { session, seq: seq as number } : 4007;
}
