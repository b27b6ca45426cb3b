import { RATE_LIMITS, type RateLimit } from '../../../src/rules/rate-limits.js';
import { ENDPOINTS } from '../platform/endpoints.js';
import { say } from '../platform/row.js';
import { routeKey, type Witness } from '../witness.js';
import { stateOf } from './state.js';
import type { Section } from './table.js';

/** A call without a token is refused by every endpoint alike. */
const BY_EVERY_ENDPOINT: ReadonlySet<string> = new Set(['11241']);
const rates: ReadonlyMap<string, RateLimit> = new Map(
  Object.entries(RATE_LIMITS).map(([key, limit]) => {
    const [method = '', path = ''] = key.split(' ');
    return [routeKey({ method, path }), limit];
  }),
);

/** The rate of an endpoint, when one call more was seen to be refused. */
function rateOf(witness: Witness, key: string): string {
  const limit = rates.get(key);
  if (!limit || !witness.conditions(`limited ${key}`)) return '';
  return `${limit.count}/${limit.windowMs === 1000 ? 's' : 'min'}`;
}

function refusalsOf(witness: Witness, key: string): string {
  const codes = witness.endings(`refused ${key} `).filter((code) => !BY_EVERY_ENDPOINT.has(code) && code !== '100017');
  return codes.toSorted((a, b) => Number(a) - Number(b)).join(' ');
}

/** Every endpoint, with what it was seen to refuse and the rate it was seen to keep. */
export const endpointSection = (witness: Witness): Section => ({
  anchor: 'endpoints',
  title: say('接口', 'Endpoints'),
  tables: ENDPOINTS.map(({ title, pages, rows }) => ({
    title,
    pages,
    head: [say('接口', 'endpoint'), '', say('已见拒绝', 'seen refused with'), say('频率', 'rate')],
    rows: rows.map(({ key, what, not }) => ({
      cells: [`\`${key}\``, what, refusalsOf(witness, key), rateOf(witness, key)],
      state: stateOf(witness, key, proofsOf(key), not),
    })),
  })),
});

/** Addresses that need no token: the one that gives it, and those that are signed. */
const TOKENLESS: ReadonlySet<string> = new Set([
  'POST /app/getAppAccessToken',
  'PUT /storage/uploads/{upload}/{position}',
]);

/** It does what it is asked to, and asks who it is. */
const proofsOf = (key: string): string[] => [`done ${key}`, ...(TOKENLESS.has(key) ? [] : [`refused ${key} 11241`])];
