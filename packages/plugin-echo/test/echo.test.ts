import { createBot } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { EchoPlugin } from '../src/index.js';

/** A platform of our own, and a bot on it that has nothing but the plugin. */
async function startEchoBot() {
  const emulator = await startEmulator();
  const { appId, clientSecret } = emulator.bot;
  const endpoints = { api: emulator.url, token: emulator.tokenUrl };
  const bot = createBot({ appId, clientSecret, endpoints, store: 'memory', locale: 'en', plugins: [EchoPlugin] });
  await bot.start();
  const stop = async () => {
    await bot.stop();
    await emulator.stop();
  };
  return { emulator, [Symbol.asyncDispose]: stop };
}

describe('/echo', () => {
  test('says back the text as it was typed, spaces and lines included', async () => {
    await using scene = await startEchoBot();
    const said = await scene.emulator.group('Tea').member('Ming').says('/echo two  spaces\nand a line');
    expect(await said.nextReply()).toMatchObject({ content: 'two  spaces\nand a line', msgId: said.id });
  });

  test('explains itself when there is nothing to say back', async () => {
    await using scene = await startEchoBot();
    const said = await scene.emulator.user('Ming').says('/echo');
    expect((await said.nextReply()).content).toBe('"text" is missing: it takes some text.\nUsage: /echo <text:text>');
  });
});
