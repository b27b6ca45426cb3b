import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/index.js';
import { readFrame } from '../../../src/transport/gateway/frame.js';

const LIMIT = 1000;

test('a JSON object with an op is a frame', () => {
  expect(readFrame(Buffer.from('{"op":11}'), LIMIT)).toEqual({ op: 11 });
});

describe('what is not a frame is refused with what to check', () => {
  test.each([
    ['text', 'hello', 'not JSON'],
    ['half a frame', '{"op":0,', 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['null', 'null', 'no op'],
    ['a list', '[0]', 'no op'],
    ['an op that is no number', '{"op":"0"}', 'no op'],
  ])('%s', (_, text, why) => {
    expect(() => readFrame(Buffer.from(text), LIMIT)).toThrow(why);
  });

  test('one byte too many', () => {
    const frame = (bytes: number) => Buffer.from(`{"op":0,"d":"${'x'.repeat(bytes - 15)}"}`);
    expect(readFrame(frame(LIMIT), LIMIT).op).toBe(0);
    expect(() => readFrame(frame(LIMIT + 1), LIMIT)).toThrow('raise transport.maxFrameBytes');
  });
});

test('any bytes are either a frame or a GatewayError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)), (bytes) => {
      try {
        expect(typeof readFrame(Buffer.from(bytes), LIMIT).op).toBe('number');
      } catch (error) {
        expect(error).toBeInstanceOf(GatewayError);
      }
    }),
  );
});
