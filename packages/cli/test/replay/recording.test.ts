import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecording } from '../../src/replay/recording.js';

const event = fc.record({ t: fc.constant('C2C_MESSAGE_CREATE'), id: fc.string(), d: fc.jsonValue() });
const call = fc.record({ method: fc.constant('POST'), path: fc.webPath(), body: fc.jsonValue() });
const line = fc.oneof(
  event.map((inside) => ({
    kind: 'event' as const,
    text: JSON.stringify({ at: '2026-01-01T00:00:00.000Z', in: inside }),
  })),
  call.map((out) => ({ kind: 'call' as const, text: JSON.stringify({ out, answer: {}, ms: 3 }) })),
  fc.jsonValue().map((value) => ({ kind: 'bad' as const, text: JSON.stringify([value]) })),
  event.map((inside) => ({ kind: 'bad' as const, text: JSON.stringify({ in: inside }).slice(0, -2) })),
);

test('every line is an event, a call, or named with its number, whatever is in the file', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { events, calls, problems } = readRecording(lines.map(({ text }) => text).join('\n'));
      const numbers = (kind: string) => lines.flatMap((one, index) => (one.kind === kind ? [index + 1] : []));
      expect(events.map((one) => one.line)).toEqual(numbers('event'));
      expect(problems.map((one) => one.line)).toEqual(numbers('bad'));
      expect(calls.length).toBe(numbers('call').length);
    }),
  );
});

test('no text whatever keeps it from being read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRecording(text)));
});
