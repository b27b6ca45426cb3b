import type { Emulator } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';
import { gate } from '../../helpers/eventually.js';
import { startScene } from '../../helpers/scene.js';

const logins = ({ log }: Emulator) =>
  log.entries.flatMap((entry) => (entry.kind === 'connection' && /ready|resumed/.test(entry.what) ? [entry.what] : []));

// The next token was taken for the refused one as soon as a connection was tried with it, even if that got nowhere.
test('a session refused along with its token is kept until another token was tried, however long that takes', async () => {
  const refused = gate();
  await using scene = await startScene({
    setUp: (bot) =>
      bot
        .on('message', (ctx) => ctx.text)
        .on('reconnecting', ({ reason }) => reason.includes('refused the session') && refused.open()),
  });
  const { emulator } = scene;
  emulator.bot.tokens.revokeAll();
  emulator.gateway.terminate();
  const said = await emulator.user('amy').says('meanwhile');
  await refused.opened;
  emulator.faults.start('connection-refused', { times: 1 });
  expect((await said.nextReply(12_000)).content).toBe('meanwhile');
  expect(logins(emulator)).toEqual(['ready', 'resumed']);
});
