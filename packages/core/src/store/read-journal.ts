import type { KeptValues } from './kept-values.js';

/** One line of a journal: a value that was set, or, without one, a key that was deleted. */
export interface JournalRecord {
  readonly key: string;
  readonly value?: unknown;
  /** Unix milliseconds. */
  readonly expiresAt?: number;
}

/** What a journal turned out to be. */
export interface JournalReading {
  /** Bytes up to the end of the last line that is whole. */
  readonly wholeBytes: number;
  /** Characters in them. */
  readonly length: number;
  /** Whether the last line is whole but for its line break. */
  readonly lacksBreak: boolean;
  /** Numbers of the lines nobody can read. */
  readonly damagedLines: readonly number[];
}

const LINE_BREAK = 0x0a;

/** Does again what a journal says was done. What stands behind its last line break was being written when it ended. */
export function readJournal(bytes: Buffer, kept: KeptValues): JournalReading {
  const damagedLines: number[] = [];
  let [length, begin, number] = [0, 0, 0];
  for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, begin)) {
    const line = bytes.toString('utf8', begin, end + 1);
    number++;
    length += line.length;
    begin = end + 1;
    if (!replay(line, kept)) damagedLines.push(number);
  }
  const rest = `${bytes.toString('utf8', begin)}\n`;
  const lacksBreak = replay(rest, kept);
  return {
    wholeBytes: lacksBreak ? bytes.length : begin,
    length: lacksBreak ? length + rest.length : length,
    lacksBreak,
    damagedLines,
  };
}

/** @returns False when the line says nothing. */
function replay(line: string, kept: KeptValues): boolean {
  const record = parse(line);
  if (typeof record?.key !== 'string') return false;
  if (record.value === undefined) kept.delete(record.key);
  else kept.set(record.key, line, record.expiresAt);
  return true;
}

function parse(line: string): JournalRecord | undefined {
  try {
    return JSON.parse(line) as JournalRecord;
  } catch {
    return undefined;
  }
}
