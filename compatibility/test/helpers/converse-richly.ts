import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './places.js';
import { type RunningBot, runBot } from './run-bot.js';

/** What a chat with people and groups has beyond text. */
export function converseRichly(program: string): void {
  describe('more than text', () => {
    let bot: RunningBot;
    beforeAll(async () => {
      bot = await runBot(program);
    });
    afterAll(() => bot[Symbol.asyncDispose]());

    test.each(['c2c', 'group'] as const)('a button in %s is shown, clicked and acknowledged', async (place) => {
      const asked = await ask(bot.emulator, place, '/buttons');
      expect(asked.markdown).toEqual({ content: 'Sure?' });
      const who = place === 'c2c' ? bot.emulator.user('Ming') : bot.emulator.group('dev').member('Ming');
      expect(await who.clicks(asked, 'Yes')).toMatchObject({ acked: true, code: 0 });
    });

    test.each(['c2c', 'group'] as const)('a picture is uploaded and shown in %s', async (place) => {
      const shown = await ask(bot.emulator, place, '/picture');
      const { transcript } = place === 'c2c' ? bot.emulator.user('Ming') : bot.emulator.group('dev');
      expect(transcript.find(shown.id)?.media).toMatchObject({ fileType: 1 });
    });

    test('a picture for a channel comes as a form', async () => {
      const shown = await ask(bot.emulator, 'channel', '/picture');
      expect(shown.body).toMatchObject({ file_image: '(70 bytes)' });
    });
  });
}
