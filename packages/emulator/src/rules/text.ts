import type { EmulatorSettings } from '../settings.js';
import { Refusal } from './refusal.js';
import { textLength } from './text-length.js';

const URL_IN_TEXT = /https?:\/\/([^\s/:?#)\]"'<>]+)/gi;

/** Labels with a dot between them, the last of letters: also `readme.md`, but no `1.2.3`. */
const BARE_DOMAIN = /(?<![\w.@/-])((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w-])/gi;

/** What is answered to a bad URL says where the text goes; guilds have another number for bad words as well. */
const FORBIDDEN = { badUrl: 'forbidden', guildBadUrl: 'guildForbidden' } as const;

function isRegistered(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

const patternsOf = ({ bareDomainsCount }: EmulatorSettings): RegExp[] =>
  bareDomainsCount ? [URL_IN_TEXT, BARE_DOMAIN] : [URL_IN_TEXT];

/** Whether it has an address in it. */
export function hasUrl(text: string, settings: EmulatorSettings): boolean {
  return patternsOf(settings).some((pattern) => text.search(pattern) !== -1);
}

/**
 * Checks length, words and URLs of a text or markdown.
 *
 * @throws {@link Refusal}
 */
export function checkText(text: string, settings: EmulatorSettings, badUrl: keyof typeof FORBIDDEN = 'badUrl'): void {
  const { maxTextLength, forbiddenWords, registeredDomains } = settings;
  if (textLength(text) > maxTextLength) throw new Refusal('tooLong');
  if (forbiddenWords.some((word) => text.includes(word))) throw new Refusal(FORBIDDEN[badUrl]);
  if (registeredDomains === null) return;
  for (const [, host = ''] of patternsOf(settings).flatMap((pattern) => [...text.matchAll(pattern)])) {
    if (!isRegistered(host.toLowerCase(), registeredDomains)) throw new Refusal(badUrl);
  }
}
