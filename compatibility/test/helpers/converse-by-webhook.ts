import type { LogEntry } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ask, say } from './places.js';
import { runWebhookBot } from './run-bot.js';

const isForged = (entry: LogEntry) => entry.kind === 'webhook' && entry.fault === 'webhook-forged';

/** The webhook of a library: its address is validated, its events are signed. */
export function converseByWebhook(program: string): void {
  describe('a webhook', () => {
    test('its address is validated, and people are answered', async () => {
      await using bot = await runWebhookBot(program);
      for (const place of ['c2c', 'group'] as const)
        expect((await ask(bot.emulator, place, 'hello')).content).toBe('you said hello');
    });

    test('of events with a wrong signature none is taken, of the true one there is one answer', async () => {
      await using bot = await runWebhookBot(program);
      bot.emulator.faults.start('webhook-forged', { times: 1 });
      const said = await say(bot.emulator, 'c2c', 'hello');
      await said.nextReply(10_000);
      await expect.poll(() => bot.emulator.log.entries.filter(isForged).length).toBe(5);
      expect(bot.emulator.log.entries.filter(isForged).filter(({ rule }) => rule)).toEqual([]);
      expect(said.replies).toHaveLength(1);
    });
  });
}
