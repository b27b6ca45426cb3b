import type { IncomingMessage } from 'node:http';

/** What browsers say of pages of other sites; another port of the same name is another page, too. */
const ELSEWHERE: ReadonlySet<unknown> = new Set(['cross-site', 'same-site']);

function isAt(origin: string, host = ''): boolean {
  const scheme = /^https?:/i.exec(origin)?.[0];
  const here = `${scheme}//${host}`;
  return scheme !== undefined && URL.canParse(here) && new URL(here).origin === origin.toLowerCase();
}

/**
 * Whether a page from elsewhere makes a request: browsers say so in headers no page can change. Programs that are no browser
 * send neither, or their own address.
 */
export function isForeign({ headers }: IncomingMessage): boolean {
  if (ELSEWHERE.has(headers['sec-fetch-site'])) return true;
  return headers.origin !== undefined && !isAt(headers.origin, headers.host);
}
