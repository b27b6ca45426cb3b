import type { Colors } from 'picocolors/types.js';
import { withoutControls } from './without-controls.js';

type Paint = 'gray' | 'cyan' | 'yellow' | 'red';

/** Names of pino's levels, and what they look like. */
const LEVELS: Readonly<Record<number, readonly [name: string, paint: Paint]>> = {
  10: ['trace', 'gray'],
  20: ['debug', 'gray'],
  30: ['info', 'cyan'],
  40: ['warn', 'yellow'],
  50: ['error', 'red'],
  60: ['fatal', 'red'],
};

/** Said in a place of their own, or known to whoever sits there. */
const KNOWN = new Set(['level', 'time', 'msg', 'plugin', 'err', 'bot', 'shard']);

type Entry = Readonly<Record<string, unknown>> & { level: number; time: number };

/** A line a bot wrote as people read it: time, level and what, then the fields. What is no log entry stays as it is. */
export function renderLogLine(line: string, colors: Colors): string {
  const entry = parse(line);
  if (!entry) return line;
  const { msg = '', plugin } = entry;
  const [name, paint] = LEVELS[entry.level] ?? ['log', 'gray'];
  const who = typeof plugin === 'string' ? `[${plugin}] ` : '';
  const what = [who + String(msg), colors.dim(fieldsOf(entry)), stackOf(entry, colors)].filter(Boolean).join(' ');
  return `${colors.dim(clock(entry.time))} ${colors[paint](name.padEnd(5))} ${what}`;
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line, (_, one: unknown) =>
      typeof one === 'string' ? withoutControls(one) : one,
    ) as Entry;
    return typeof value.level === 'number' && typeof value.time === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

function clock(ms: number): string {
  const time = new Date(ms);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}

function fieldsOf(entry: Entry): string {
  const fields = Object.entries(entry).filter(([name]) => !KNOWN.has(name));
  return fields
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

function stackOf({ err }: Entry, colors: Colors): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message } = err as { stack?: unknown; message?: unknown };
  const text = typeof stack === 'string' ? stack : String(message);
  return `\n${text.replaceAll(/^/gm, `  ${colors.red('│')} `)}`;
}
