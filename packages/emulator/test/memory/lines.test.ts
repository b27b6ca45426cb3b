import { expect, test } from 'vitest';
import { LineStock } from '../../src/people/line-stock.js';
import { Transcript, type TranscriptEntry } from '../../src/people/transcript.js';

function* lines(length: number): Generator<TranscriptEntry> {
  for (let n = 0; ; n++) yield { id: `m${n}`, at: n, from: 'person', name: 'Ming', content: 'x'.repeat(length) };
}

/** Says so many lines in one conversation. */
function fill(stock: LineStock, transcript: Transcript, source: Iterator<TranscriptEntry>, count: number): void {
  for (let n = 0; n < count; n++) {
    const entry = source.next().value as TranscriptEntry;
    transcript.push(entry);
    stock.note(transcript, entry);
  }
}

test('a conversation keeps its last 20 000 lines', () => {
  const [stock, transcript] = [new LineStock(), new Transcript()];
  fill(stock, transcript, lines(1), 20_100);
  expect([transcript.size, transcript.oldest?.id]).toEqual([20_000, 'm100']);
});

test('all conversations together keep what they may weigh, the oldest lines go first', () => {
  const [stock, first, second] = [new LineStock(100_000), new Transcript(), new Transcript()];
  const source = lines(700);
  fill(stock, first, source, 60);
  fill(stock, second, source, 60);
  expect([first.size, second.size, first.oldest?.id]).toEqual([40, 60, 'm20']);
});

test('a line that grows weighs more, and does not count twice', () => {
  const [stock, transcript] = [new LineStock(100_000), new Transcript()];
  fill(stock, transcript, lines(700), 99);
  const last = transcript.find('m98');
  if (!last) throw new Error('It was just said.');
  for (let n = 0; n < 50; n++) stock.note(transcript, last);
  expect(transcript.size).toBe(99);
  last.content = 'x'.repeat(10_000);
  stock.note(transcript, last);
  expect([transcript.size, transcript.oldest?.id]).toEqual([90, 'm9']);
});
