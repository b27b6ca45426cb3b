import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

interface Measured {
  /** MiB after a collection. */
  heap: Record<'start' | 'half' | 'end' | 'names', number>;
  answers: Record<string, number>;
  calls: number;
  stateMiB: number;
  firstKept: string;
}

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));

/** It came to 28 MiB; much more means that something piles up. */
const MOST_MIB = 60;

async function measure(): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', LOAD], { timeout: 170_000 });
  return JSON.parse(stdout) as Measured;
}

describe('memory', () => {
  test('a chat of 20 000 messages and 100 000 calls stay within a bound, and the youngest are kept', async () => {
    const { heap, answers, calls, stateMiB, firstKept } = await measure();
    expect({ calls, answers }).toEqual({ calls: 100_000, answers: { 200: 100_000 } });
    expect(heap.end).toBeLessThan(MOST_MIB);
    // the second half fills what the first had left empty, and no more
    expect(heap.end - heap.half).toBeLessThan(heap.half - heap.start);
    expect(heap.names - heap.end).toBeLessThan(10);
    expect(stateMiB).toBeLessThan(20);
    expect(Number(/\d+/.exec(firstKept)?.[0])).toBeGreaterThan(0);
  }, 180_000);
});
