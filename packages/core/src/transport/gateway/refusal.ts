import { GatewayError } from '../../errors/gateway-error.js';
import type { Localized } from '../../i18n/localized.js';
import { GRANTED_TO_ALL, type IntentName } from '../../protocol/intent.js';
import { FATAL_REMEDY } from './recovery.js';

/** What a connection asks for, and on whose behalf. */
export interface IntentRequest {
  /** Another list when it has become less. */
  readonly names: readonly IntentName[];
  /** Names of the handlers and commands that need it. */
  readonly askedBy: ReadonlyMap<IntentName, readonly string[]>;
  /** Asks for less from now on, if the bot can do with less. */
  leaveOutWishes(): void;
}

/** Close codes about the intents asked for. */
const ABOUT_INTENTS: readonly number[] = [4013, 4014];
/** More names than these would hide what has to be done. */
const NAMED_AT_MOST = 5;

/** Why the gateway will have nothing more to do with us, and what to do about it. */
export function refusal(closeCode: number | undefined, reason: string, request: IntentRequest): GatewayError {
  const remedy = closeCode === undefined ? undefined : FATAL_REMEDY[closeCode];
  const isAboutIntents = closeCode !== undefined && ABOUT_INTENTS.includes(closeCode);
  const details = isAboutIntents ? aboutIntents(request) : undefined;
  return new GatewayError(
    {
      'zh-CN': `网关拒绝了连接（${reason}）。${remedy?.['zh-CN'] ?? ''}${details?.['zh-CN'] ?? ''}`,
      en: `The gateway refused the connection (${reason}). ${remedy?.en ?? ''}${details?.en ?? ''}`,
    },
    { closeCode },
  );
}

/** The platform does not say which intent it minds, so each is named with who asked for it. */
function aboutIntents({ names, askedBy }: IntentRequest): Localized {
  const reduced = names.filter((name) => GRANTED_TO_ALL.has(name));
  const list = (name: IntentName, of: (who: string) => Localized): Localized => {
    const who = askedBy.get(name) ?? [];
    const shown = who.slice(0, NAMED_AT_MOST).join(', ') + (who.length > NAMED_AT_MOST ? ' …' : '');
    const grant = GRANTED_TO_ALL.has(name) ? NOTHING : NEEDS_GRANT;
    const by = shown ? of(shown) : NOTHING;
    return {
      'zh-CN': `\n  - ${name}${grant['zh-CN']}${by['zh-CN']}`,
      en: `\n  - ${name}${grant.en}${by.en}`,
    };
  };
  const lines = names.map((name) => list(name, (who) => ({ 'zh-CN': `：${who} 需要`, en: `: needed by ${who}` })));
  const paste = `intents: [${reduced.map((name) => `'${name}'`).join(', ')}]`;
  return {
    'zh-CN': `本次请求了：${lines.map((line) => line['zh-CN']).join('')}${reduced.length > 0 ? `\n只保留无需申请的：${paste}` : ''}`,
    en: ` Asked for:${lines.map((line) => line.en).join('')}${reduced.length > 0 ? `\nOnly what needs no grant: ${paste}` : ''}`,
  };
}

const NOTHING: Localized = { 'zh-CN': '', en: '' };
const NEEDS_GRANT: Localized = { 'zh-CN': '（需申请）', en: ' (needs a grant)' };
