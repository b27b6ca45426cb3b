import type { EmulatedBot } from '../bot.js';
import type { Platform } from '../platform.js';
import { Refusal } from '../rules/refusal.js';

/**
 * Reads `Authorization: QQBot {access_token}`.
 *
 * @throws {@link Refusal} 11241 missing · 11243 malformed · 11244 unknown or expired · 11245 the old static token.
 */
export function authorize(header: string | undefined, platform: Platform): EmulatedBot {
  if (!header) throw new Refusal('tokenMissing');
  if (header.startsWith('Bot ')) {
    const old = platform.botOfStaticToken(header.slice('Bot '.length));
    if (old) return old;
    throw new Refusal('staticToken');
  }
  const token = /^QQBot (\S+)$/.exec(header)?.[1];
  if (!token) throw new Refusal('tokenMalformed');
  const bot = platform.botOfToken(token);
  if (!bot) throw new Refusal('tokenUnknown');
  return bot;
}
