import type { Answer } from './answer.js';
import { fieldsOf } from './belongings.js';

interface Button {
  render_data?: { label?: string };
  action?: { type?: number; data?: string };
}

/** An answer as lines a person can compare: the text, the markdown, a row of buttons a line, and what else there is. */
export function describeAnswer({ what, body, refused }: Answer): string[] {
  const { content, markdown, keyboard, msg_type, ...rest } = fieldsOf(body);
  const { content: marked, ...template } = fieldsOf(markdown);
  return [
    what + (refused === undefined ? '' : ` ✖ ${refused}`),
    ...linesOf(content),
    ...linesOf(marked),
    ...others(template),
    ...rowsOf(keyboard),
    ...others(typeof msg_type === 'number' && msg_type > 2 ? { msg_type, ...rest } : rest),
  ];
}

function linesOf(text: unknown): string[] {
  return typeof text === 'string' && text !== '' ? text.split('\n') : [];
}

function rowsOf(keyboard: unknown): string[] {
  if (keyboard === undefined) return [];
  const { rows } = fieldsOf(fieldsOf(keyboard)['content']);
  if (!Array.isArray(rows)) return [`keyboard: ${JSON.stringify(keyboard)}`];
  return rows.map((row) => (fieldsOf(row)['buttons'] as Button[]).map(describeButton).join(' '));
}

function describeButton({ render_data, action }: Button): string {
  return `[${render_data?.label ?? ''}${action?.data ? ` → ${action.data}` : ''}]`;
}

function others(fields: object): string[] {
  return Object.entries(fields).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}
