import type { EmulatorSettings } from '../settings.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import { textLength } from './text-length.js';

const URL_IN_TEXT = /https?:\/\/([^\s/:?#)\]"'<>]+)/gi;

function isRegistered(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Whether it has an address in it. */
export const hasUrl = (text: string): boolean => text.search(URL_IN_TEXT) !== -1;

/**
 * Checks length and URLs of a text or markdown.
 *
 * @throws {@link Refusal}
 */
export function checkText(text: string, settings: EmulatorSettings, badUrl: RefusalName = 'badUrl'): void {
  const { maxTextLength, registeredDomains } = settings;
  if (textLength(text) > maxTextLength) throw new Refusal('tooLong');
  if (registeredDomains === null) return;
  for (const [, host] of text.matchAll(URL_IN_TEXT)) {
    if (host && !isRegistered(host.toLowerCase(), registeredDomains)) throw new Refusal(badUrl);
  }
}
