import type { Localized } from '@qqbotjs/core';
import { INTENT_OF_EVENT } from '@qqbotjs/core/protocol';
import { ERRORS } from '../platform/errors.js';
import { EVENT_PAGES, EVENTS } from '../platform/events.js';
import { INTERACTION_PAGES, INTERACTIONS } from '../platform/interactions.js';
import { CLOSE_CODES, GATEWAY_PAGES, OPCODES } from '../platform/gateway.js';
import { say } from '../platform/row.js';
import { RULES } from '../rules.js';
import type { Witness } from '../witness.js';
import { endpointSection } from './endpoint-section.js';
import { type State, stateOf } from './state.js';
import type { Cell, Section } from './table.js';

const WHAT = '';

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
          cells: [`\`${name}\``, EVENTS[name], INTENT_OF_EVENT[name] ?? WHAT, doorsCell(doors.length)],
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
      cells: [what, WHAT],
      state: stateOf(witness, id, [`rule ${id}`], not),
    })),
  })),
});

/** Everything, with what became of it. */
export const sectionsOf = (witness: Witness): readonly Section[] =>
  [endpointSection, events, interactions, opcodes, closeCodes, errors, rules].map((section) => section(witness));
