import { describe, expect, test } from 'vitest';
import { endpoints, IDS } from '../../../core/test/rest/endpoints.js';
import { REFUSALS } from '../../src/rules/refusals.js';
import { CASES } from './cases.js';
import { ENDPOINTS } from './platform/endpoints.js';
import { ERRORS } from './platform/errors.js';
import { RULES } from './rules.js';
import { startStage } from './stage.js';
import { pageOf } from './table/markdown.js';
import { sectionsOf } from './table/sections.js';
import { ROUTE_KEYS, Witness } from './witness.js';

const witness = new Witness();
/** Longer than any of them takes, however busy the machine. */
const PATIENT = { timeout: 60_000 };

describe('what is done', () => {
  test.each(CASES)('$title', PATIENT, async ({ act, ...options }) => {
    await using stage = await startStage(witness, options);
    await act(stage);
  });
});

describe('what holds', () => {
  const rules = RULES.flatMap(({ rows }) => rows).filter(({ prove }) => prove);

  test.each(rules)('$what.en', PATIENT, async ({ id, prove, ...options }) => {
    await using stage = await startStage(witness, options);
    await prove?.(stage);
    stage.held(id);
  });
});

describe('the lists', () => {
  const rows = ENDPOINTS.flatMap((area) => area.rows);
  const codes = ERRORS.flatMap((area) => area.rows).flatMap((row) => row.codes);

  test('have every endpoint of the emulator, once', () => {
    const keys = rows.filter(({ not }) => !not).map(({ key }) => key);
    expect(keys.toSorted()).toEqual([...ROUTE_KEYS].toSorted());
  });

  test('have every number once, those of the emulator and those of the framework among them', () => {
    const known = [
      ...Object.values(REFUSALS).map(({ code }) => code),
      ...endpoints(IDS).flatMap(({ errors = [] }) => errors),
    ];
    expect(known.filter((code) => !codes.includes(code))).toEqual([404, 405]);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});

describe('the page', () => {
  test.each([
    ['en', 'conformance.md'],
    ['zh-CN', 'conformance.zh-CN.md'],
  ] as const)('in %s says what was seen', async (language, file) => {
    const page = pageOf(sectionsOf(witness), language);
    await expect(page).toMatchFileSnapshot(`../../docs/${file}`);
  });
});
