import type { EmulatedBot } from '../bot.js';
import type { Platform } from '../platform.js';
import { Refusal } from '../rules/refusal.js';

/** Whose token a header carries; nobody's, whatever is wrong with it. */
export function callerOf(header: string | undefined, platform: Platform): EmulatedBot | undefined {
  if (header?.startsWith('Bot ')) return platform.botOfStaticToken(header.slice('Bot '.length));
  const token = /^QQBot (\S+)$/.exec(header ?? '')?.[1];
  return token === undefined ? undefined : platform.botOfToken(token);
}

/**
 * Reads `Authorization: QQBot {access_token}`.
 *
 * @throws {@link Refusal} 11241 missing · 11243 malformed · 11244 unknown or expired · 11245 the old static token.
 */
export function authorize(header: string | undefined, platform: Platform): EmulatedBot {
  if (!header) throw new Refusal('tokenMissing');
  const bot = callerOf(header, platform);
  if (bot) return bot;
  if (header.startsWith('Bot ')) throw new Refusal('staticToken');
  throw new Refusal(/^QQBot \S+$/.test(header) ? 'tokenUnknown' : 'tokenMalformed');
}
