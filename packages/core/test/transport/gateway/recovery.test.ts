import { describe, expect, test } from 'vitest';
import { CloseCode } from '../../../src/index.js';
import { FATAL_REMEDY, recoveryFor } from '../../../src/transport/gateway/recovery.js';

const IDENTIFY_RANGE = Array.from({ length: 14 }, (_, index) => 4900 + index);

describe('after the socket was closed', () => {
  test.each([1000, 1001, 1005, 1006, 4999])('%i is a lost line, which resumes', (code) => {
    expect(recoveryFor(code)).toEqual({ next: 'resume' });
  });

  test.each([
    [4000, 'unknown error', { next: 'identify' }],
    [4001, 'invalid opcode', { next: 'fatal' }],
    [4002, 'invalid payload', { next: 'fatal' }],
    [4003, 'not authenticated', { next: 'identify' }],
    [4004, 'authentication failed', { next: 'resume', renewToken: true }],
    [4005, 'already authenticated', { next: 'identify' }],
    [4006, 'invalid session id', { next: 'identify' }],
    [4007, 'wrong seq', { next: 'identify' }],
    [4008, 'payloads sent too fast', { next: 'resume', waitMs: 60_000 }],
    [4009, 'connection expired', { next: 'resume' }],
    [4010, 'invalid shard', { next: 'fatal' }],
    [4011, 'sharding required', { next: 'fatal' }],
    [4012, 'invalid version', { next: 'fatal' }],
    [4013, 'invalid intents', { next: 'fatal' }],
    [4014, 'intents not granted', { next: 'fatal' }],
    [4914, 'bot delisted', { next: 'fatal' }],
    [4915, 'bot banned', { next: 'fatal' }],
  ])('%i (%s) is followed by %j', (code, _, recovery) => {
    expect(recoveryFor(code)).toEqual(recovery);
  });

  test.each(IDENTIFY_RANGE)('%i, an internal error, drops the session', (code) => {
    expect(recoveryFor(code)).toEqual({ next: 'identify' });
  });

  test('every fatal code has a remedy in both languages', () => {
    const fatal = Object.values(CloseCode).filter((code) => recoveryFor(code).next === 'fatal');
    expect(Object.keys(FATAL_REMEDY).map(Number)).toEqual(fatal);
    for (const remedy of Object.values(FATAL_REMEDY)) {
      expect(remedy.en).not.toBe('');
      expect(remedy['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
