import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../../../src/logging/logger.js';
import { GatewayAddress } from '../../../src/transport/gateway/gateway-address.js';

const never = new AbortController().signal;
const MINUTE_MS = 60_000;

/** An endpoint that gives another address each time it is asked. */
function start(limits: { remaining?: number; reset_after?: number; max_concurrency?: number } = {}) {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: MINUTE_MS, max_concurrency: 1000, ...limits };
  let asked = 0;
  const fetchInfo = async () => ({
    url: `ws://gateway-${++asked}`,
    shards: 1,
    session_start_limit: { ...session_start_limit },
  });
  const address = new GatewayAddress(fetchInfo, createLogger({ level: 'silent' }));
  return { address, asked: () => asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the address of the gateway', () => {
  test('is asked for once in ten minutes', async () => {
    const { address, asked } = start();
    for (let minute = 0; minute < 10; minute++) {
      expect(await address.wait(false, never)).toBe('ws://gateway-1');
      vi.advanceTimersByTime(MINUTE_MS);
    }
    vi.advanceTimersByTime(1);
    expect(await address.wait(false, never)).toBe('ws://gateway-2');
    expect(asked()).toBe(2);
  });

  test('is asked for again when it led nowhere, at most every 30 s', async () => {
    const { address } = start();
    await address.wait(false, never);
    address.doubt();
    expect(await address.wait(false, never)).toBe('ws://gateway-1');
    vi.advanceTimersByTime(30_001);
    address.doubt();
    expect(await address.wait(false, never)).toBe('ws://gateway-2');
  });

  test('is not given for a new session until the platform says that one is left', async () => {
    vi.useRealTimers();
    let remaining = 0;
    const asked: number[] = [];
    const address = new GatewayAddress(
      async () => {
        asked.push(remaining);
        return {
          url: 'ws://gateway',
          shards: 1,
          session_start_limit: { total: 1000, remaining, reset_after: 0, max_concurrency: 1000 },
        };
      },
      createLogger({ level: 'silent' }),
    );
    setTimeout(() => {
      remaining = 5;
    }, 1500);
    await Promise.all([address.wait(true, never), address.wait(true, never)]);
    expect(asked).toEqual([0, 0, 5]);
  });

  test('is given at once to resume, and in turn to start a session, whatever the clock says', async () => {
    vi.useRealTimers();
    const { address } = start({ max_concurrency: 50 });
    await address.wait(true, never);
    vi.spyOn(Date, 'now').mockReturnValue(0);
    const turns: string[] = [];
    const newSession = address.wait(true, never).then(() => turns.push('new session'));
    await address.wait(false, never).then(() => turns.push('resume'));
    await newSession;
    expect(turns).toEqual(['resume', 'new session']);
  });
});
