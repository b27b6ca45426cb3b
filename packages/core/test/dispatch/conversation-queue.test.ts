import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConversationQueue } from '../../src/dispatch/conversation-queue.js';
import { gate } from '../helpers/eventually.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('one conversation', () => {
  test('its tasks run one after the other, in the order they came', async () => {
    const queue = new ConversationQueue();
    const order: string[] = [];
    const task = (name: string) => async () => {
      order.push(`${name} begins`);
      await tick();
      order.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => queue.run('chat', task(name))));
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});

describe('several conversations', () => {
  test('a slow one does not hold up another', async () => {
    const queue = new ConversationQueue();
    const held = gate();
    const slow = queue.run('slow', () => held.opened);
    await queue.run('fast', tick);
    expect(queue.size).toBe(1);
    held.open();
    await slow;
    expect(queue.size).toBe(0);
  });

  test('no more than the bound run at the same time', async () => {
    const queue = new ConversationQueue(2);
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++running);
      await tick();
      running--;
    };
    await Promise.all(Array.from({ length: 10 }, (_, chat) => queue.run(String(chat), task)));
    expect(most).toBe(2);
  });

  test('a long line of one does not keep the others waiting at the bound', async () => {
    const queue = new ConversationQueue(1);
    const order: string[] = [];
    const task = (name: string) => async () => {
      order.push(name);
      await tick();
    };
    const all = ['a1', 'a2', 'a3', 'b1', 'c1'].map((name) => queue.run(name.charAt(0), task(name)));
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });
});

test('idle resolves when the last has finished, and at once when nothing runs', async () => {
  const queue = new ConversationQueue();
  await queue.idle();
  const order: string[] = [];
  void queue.run('a', tick).then(() => order.push('finished'));
  await queue.idle();
  await Promise.resolve();
  expect(order).toEqual(['finished']);
});

test('whatever comes: everything runs once, each conversation in order, never two of it at once, within the bound', async () => {
  const jobs = fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat({ max: 3 }) }), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), jobs, async (bound, list) => {
      const queue = new ConversationQueue(bound);
      const seen = new Map<string, number[]>();
      const busy = new Set<string>();
      await Promise.all(
        list.map(({ chat, turns }, index) =>
          queue.run(chat, async () => {
            expect(busy).not.toContain(chat);
            busy.add(chat);
            expect(busy.size).toBeLessThanOrEqual(bound);
            seen.set(chat, [...(seen.get(chat) ?? []), index]);
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
            busy.delete(chat);
          }),
        ),
      );
      for (const [chat, indexes] of seen)
        expect(indexes).toEqual(list.flatMap((job, index) => (job.chat === chat ? [index] : [])));
      expect([...seen.values()].flat()).toHaveLength(list.length);
      expect(queue.size).toBe(0);
      await queue.idle();
    }),
  );
});
