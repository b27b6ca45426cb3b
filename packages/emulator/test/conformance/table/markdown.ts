import type { Localized } from '@qqbotjs/core';
import { DOCS, say } from '../platform/row.js';
import type { State } from './state.js';
import type { Cell, Section, Table } from './table.js';

export type Language = keyof Localized;

const TITLE = say('一致性', 'Conformance');
const INTRO = say(
  `平台文档里有什么，模拟器做到了什么。这一页由测试写成：每一行都经过真实的 HTTP、WebSocket 或 webhook 连接发生过一次，
由人的动作或机器人的调用引起；没有发生过的不算支持。测试见 [test/conformance](../test/conformance)，
用 \`pnpm --filter @qqbotjs/emulator conformance\` 重写本页。

- ✓ 默认即如此
- ⚙ 需要所列的[设置或故障](../README.zh-CN.md#设置)；只让等待变短的设置不算
- – 没有，及其原因

没有的也可以手动放进来：\`emulator.faults.http({ path, respond })\` 给任意应答，\`emulator.dispatch(t, d)\` 推送任意事件，
故障 \`close\` 用任意关闭码断开。`,
  `What the platform documents, and what the emulator does of it. Tests wrote this page: everything happened once over a real HTTP,
WebSocket or webhook connection, because a person did something or a bot called; what did not happen is not called
supported. They are in [test/conformance](../test/conformance); \`pnpm --filter @qqbotjs/emulator conformance\` writes the page anew.

- ✓ as the emulator is by default
- ⚙ with the [settings or faults](../README.md#settings) that are named; those that only shorten a wait do not count
- – not, and why

What is not there can be put in by hand: \`emulator.faults.http({ path, respond })\` gives any answer, \`emulator.dispatch(t, d)\`
sends any event, the fault \`close\` closes with any code.`,
);
const COUNTS: readonly Cell[] = [
  '',
  say('支持', 'there'),
  say('其中需要设置', 'of these with a setting'),
  say('全部', 'of'),
];
const PAGES = say('官方文档', 'Official documentation');
const EVERY_ENDPOINT = say(
  '每个需要令牌的接口都会拒绝没有令牌的调用（11241）。频率：多一次即得到 429 和 100017。',
  'Every endpoint that takes a token refuses calls without one (11241). Rates: one call more is answered with 429 and 100017.',
);

const textOf = (cell: Cell, language: Language): string => (typeof cell === 'string' ? cell : cell[language]);

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');

function shown(state: State, language: Language): string {
  if (state.is === 'yes') return '✓';
  if (state.is === 'no') return `– ${state.why[language]}`;
  return `⚙ ${state.names.map((name) => `\`${name}\``).join(' ')}`;
}

/** The state comes after the second cell; a column that is empty all the way down is left out. */
function tableOf({ title, pages, head, rows }: Table, language: Language): string {
  const withState = (cells: readonly string[], state: string): string[] => [
    ...cells.slice(0, 2),
    state,
    ...cells.slice(2),
  ];
  const lines = rows.map(({ cells, state }) => {
    return withState(
      cells.map((cell) => textOf(cell, language)),
      shown(state, language),
    );
  });
  const heads = withState(
    head.map((cell) => textOf(cell, language)),
    '',
  );
  const used = heads.map((_, column) => lines.some((cells) => cells[column] !== ''));
  const kept = (cells: readonly string[]): string[] => cells.filter((_, column) => used[column]);
  const links = pages
    .map((page) => `[${page.replace(/\.html$/, '')}](${DOCS}${page})`)
    .join(language === 'en' ? ', ' : '、');
  const heading = title ? `### ${title[language]}\n\n` : '';
  return `${heading}${grid(kept(heads), lines.map(kept))}\n\n${PAGES[language]}: ${links}`;
}

function countsOf({ tables }: Section) {
  const rows = tables.flatMap((table) => table.rows);
  const sum = (wanted: readonly State['is'][]): number =>
    rows.filter(({ state }) => wanted.includes(state.is)).reduce((total, { count = 1 }) => total + count, 0);
  return { there: sum(['yes', 'setting']), set: sum(['setting']), all: sum(['yes', 'setting', 'no']) };
}

function summary(sections: readonly Section[], language: Language): string {
  const rows = sections.map((section) => {
    const { there, set, all } = countsOf(section);
    return [`[${section.title[language]}](#${section.anchor})`, ...[there, set, all].map(String)];
  });
  return grid(
    COUNTS.map((cell) => textOf(cell, language)),
    rows,
  );
}

function sectionOf({ anchor, title, tables }: Section, language: Language): string {
  const note = anchor === 'endpoints' ? [EVERY_ENDPOINT[language]] : [];
  const parts = tables.map((table) => tableOf(table, language));
  return [`<a id="${anchor}"></a>\n\n## ${title[language]}`, ...note, ...parts].join('\n\n');
}

/** The page in one language. */
export function pageOf(sections: readonly Section[], language: Language): string {
  const other = language === 'en' ? '[简体中文](conformance.zh-CN.md)' : '[English](conformance.md)';
  const parts = [`# ${TITLE[language]}`, other, INTRO[language], summary(sections, language)];
  return `${[...parts, ...sections.map((section) => sectionOf(section, language))].join('\n\n')}\n`;
}
