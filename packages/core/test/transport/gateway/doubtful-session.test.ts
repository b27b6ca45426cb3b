import type { Emulator } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';
import { eventually } from '../../helpers/eventually.js';
import { startScene } from '../../helpers/scene.js';

const logins = ({ log }: Emulator) =>
  log.entries.flatMap((entry) => (entry.kind === 'connection' && /ready|resumed/.test(entry.what) ? [entry.what] : []));

/** A bot that echoes, away from the gateway because its token was revoked; `refused` counts how often it was told so. */
async function refusedScene() {
  let refused = 0;
  const scene = await startScene({
    setUp: (bot) =>
      bot
        .on('message', (ctx) => ctx.text)
        .on('reconnecting', ({ reason }) => void (refused += Number(reason.includes('refused the session')))),
  });
  const { emulator } = scene;
  emulator.bot.tokens.revokeAll();
  emulator.gateway.terminate();
  const said = await emulator.user('amy').says('meanwhile');
  await eventually(() => expect(refused).toBe(1));
  return { ...scene, said, refused: () => refused };
}

// The next token was taken for the refused one as soon as a connection was tried with it, even if that got nowhere.
test.concurrent('a session refused along with its token is kept until another token was tried, however long that takes', async () => {
  await using scene = await refusedScene();
  scene.emulator.faults.start('connection-refused', { times: 1 });
  expect((await scene.said.nextReply(12_000)).content).toBe('meanwhile');
  expect(logins(scene.emulator)).toEqual(['ready', 'resumed']);
});

// The second refusal ended the session, although its token had been another one, and was as good as the first.
test.concurrent('a session is kept when the next token is revoked as well before it was tried', async () => {
  await using scene = await refusedScene();
  const { emulator } = scene;
  const tokens = () => emulator.log.entries.filter((entry) => entry.kind === 'call' && entry.path.includes('Token'));
  await eventually(() => expect(tokens()).toHaveLength(2));
  emulator.bot.tokens.revokeAll();
  expect((await scene.said.nextReply(12_000)).content).toBe('meanwhile');
  expect(scene.refused()).toBe(2);
  expect(logins(emulator)).toEqual(['ready', 'resumed']);
});
