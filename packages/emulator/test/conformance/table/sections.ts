import type { Localized } from '@qqbotjs/core';
import { INTENT_OF_EVENT } from '@qqbotjs/core/protocol';
import { RATE_LIMITS, type RateLimit } from '../../../src/rules/rate-limits.js';
import { ENDPOINTS } from '../platform/endpoints.js';
import { ERRORS } from '../platform/errors.js';
import { EVENT_PAGES, EVENTS } from '../platform/events.js';
import { INTERACTION_PAGES, INTERACTIONS } from '../platform/interactions.js';
import { CLOSE_CODES, GATEWAY_PAGES, OPCODES } from '../platform/gateway.js';
import { say } from '../platform/row.js';
import { RULES } from '../rules.js';
import { routeKey, type Witness } from '../witness.js';
import { type State, stateOf } from './state.js';

/** A cell that reads the same in both languages, or one text for each. */
export type Cell = string | Localized;

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly state: State;
  /** How many things it stands for. @defaultValue 1 */
  readonly count?: number;
}

export interface Table {
  readonly title?: Localized;
  readonly pages: readonly string[];
  /** Over the cells; the state comes between the second and the third. */
  readonly head: readonly Cell[];
  readonly rows: readonly TableRow[];
}

export interface Section {
  readonly anchor: string;
  readonly title: Localized;
  readonly tables: readonly Table[];
}

const NOTHING = '';
/** A call without a token is refused by every endpoint alike. */
const BY_EVERY_ENDPOINT: ReadonlySet<string> = new Set(['11241']);
const WHAT = NOTHING;

const rates: ReadonlyMap<string, RateLimit> = new Map(
  Object.entries(RATE_LIMITS).map(([key, limit]) => {
    const [method = '', path = ''] = key.split(' ');
    return [routeKey({ method, path }), limit];
  }),
);

/** The rate of an endpoint, when one call more was seen to be refused. */
function rateOf(witness: Witness, key: string): string {
  const limit = rates.get(key);
  if (!limit || !witness.conditions(`limited ${key}`)) return NOTHING;
  return `${limit.count}/${limit.windowMs === 1000 ? 's' : 'min'}`;
}

function refusalsOf(witness: Witness, key: string): string {
  const codes = witness.endings(`refused ${key} `).filter((code) => !BY_EVERY_ENDPOINT.has(code) && code !== '100017');
  return codes.toSorted((a, b) => Number(a) - Number(b)).join(' ');
}

const endpoints = (witness: Witness): Section => ({
  anchor: 'endpoints',
  title: say('接口', 'Endpoints'),
  tables: ENDPOINTS.map(({ title, pages, rows }) => ({
    title,
    pages,
    head: [say('接口', 'endpoint'), WHAT, say('已见拒绝', 'seen refused with'), say('频率', 'rate')],
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

const DOORS: readonly string[] = ['the gateway', 'a webhook'];

/** Of the session itself; a webhook has none. */
const OF_SESSIONS: ReadonlySet<string> = new Set(['READY', 'RESUMED']);

const events = (witness: Witness): Section => ({
  anchor: 'events',
  title: say('事件', 'Events'),
  tables: [
    {
      pages: EVENT_PAGES,
      head: [say('事件', 'event'), WHAT, 'intent', say('途径', 'by')],
      rows: (Object.keys(EVENTS) as (keyof typeof EVENTS)[]).map((name) => {
        const doors = OF_SESSIONS.has(name) ? DOORS.slice(0, 1) : DOORS;
        return {
          cells: [`\`${name}\``, EVENTS[name], INTENT_OF_EVENT[name] ?? NOTHING, doorsCell(doors.length)],
          state: stateOf(
            witness,
            name,
            doors.map((door) => `event ${name} at ${door}`),
          ),
        };
      }),
    },
  ],
});

const doorsCell = (count: number): Cell =>
  count === 1 ? say('网关', 'gateway') : say('网关、webhook', 'gateway, webhook');

const interactions = (witness: Witness): Section => ({
  anchor: 'interactions',
  title: say('互动', 'Interactions'),
  tables: [
    {
      pages: INTERACTION_PAGES,
      head: ['type', WHAT],
      rows: INTERACTIONS.map(({ type, what, not }) => ({
        cells: [String(type), what],
        state: stateOf(
          witness,
          `The interaction ${type}`,
          DOORS.map((door) => `interaction ${type} at ${door}`),
          not,
        ),
      })),
    },
  ],
});

const opcodes = (witness: Witness): Section => ({
  anchor: 'opcodes',
  title: say('操作码', 'Opcodes'),
  tables: [
    {
      pages: GATEWAY_PAGES,
      head: ['op', WHAT],
      rows: OPCODES.map(({ op, what, proofs, not }) => ({
        cells: [String(op), what],
        state: stateOf(witness, `op ${op}`, proofs, not),
      })),
    },
  ],
});

const closeCodes = (witness: Witness): Section => ({
  anchor: 'close-codes',
  title: say('关闭码', 'Close codes'),
  tables: [
    {
      pages: GATEWAY_PAGES,
      head: [say('关闭码', 'code'), WHAT],
      rows: CLOSE_CODES.map(({ code, what, not }) => ({
        cells: [String(code), what],
        state: stateOf(witness, `close ${code}`, [`close ${code}`], not),
      })),
    },
  ],
});

const errors = (witness: Witness): Section => ({
  anchor: 'errors',
  title: say('错误码', 'Error numbers'),
  tables: ERRORS.map(({ title, pages, rows }) => ({
    title,
    pages,
    head: [say('错误码', 'number'), WHAT],
    rows: rows.map(({ codes, what, not }) => ({
      cells: [codes.join(' '), what],
      state: stateOfAll(witness, codes, not),
      count: codes.length,
    })),
  })),
});

/** None of a row that is left out may have been seen. */
function stateOfAll(witness: Witness, codes: readonly number[], not?: Localized): State {
  const states = codes.map((code) => stateOf(witness, `The error ${code}`, [`code ${code}`], not));
  return states[0] ?? { is: 'no', why: say('', '') };
}

const rules = (witness: Witness): Section => ({
  anchor: 'rules',
  title: say('规则', 'Rules'),
  tables: RULES.map(({ title, pages, rows }) => ({
    title,
    pages,
    head: [say('规则', 'rule'), WHAT],
    rows: rows.map(({ id, what, not }) => ({
      cells: [what, NOTHING],
      state: stateOf(witness, id, [`rule ${id}`], not),
    })),
  })),
});

/** Everything, with what became of it. */
export const sectionsOf = (witness: Witness): readonly Section[] =>
  [endpoints, events, interactions, opcodes, closeCodes, errors, rules].map((section) => section(witness));
