import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, button, createBot, keyboard, type MessageContext, type SentMessage } from '@qqbotjs/core';
import { afterEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';

const folder = await mkdtemp(join(tmpdir(), 'emulator-bot-'));

/** A bot that remembers what it heard and said, and knows one button. */
class Rememberer {
  readonly heard = new Map<string, MessageContext>();
  readonly said = new Map<string, SentMessage>();
  readonly connections: string[] = [];
  readonly bot: Bot;

  constructor({ bot: { appId, clientSecret }, url }: Emulator) {
    this.bot = createBot({ appId, clientSecret, endpoints: { api: url }, store: 'memory', storage: 'memory' });
    this.bot.on('ready', () => void this.connections.push('ready'));
    this.bot.on('resumed', () => void this.connections.push('resumed'));
    this.bot.button('again', () => 'pressed');
    this.bot.on('message', async (ctx) => {
      this.heard.set(ctx.text, ctx);
      this.said.set(ctx.text, await ctx.reply([`heard ${ctx.text}`, keyboard([[button.callback('Again', 'again')]])]));
    });
  }
}

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const kept = <T extends { stop(): Promise<unknown> }>(one: T): T => {
  running.unshift(one);
  return one;
};

const portOf = ({ url }: Emulator): number => Number(new URL(url).port);

describe('a bot whose platform is stopped, and started again from what was saved', () => {
  test('goes on as if the line had been cut: it resumes, answers, recalls, and its buttons work', async () => {
    const path = join(folder, 'state.json');
    const first = kept(await startEmulator({ page: false }));
    const { bot, heard, said, connections } = new Rememberer(first);
    await kept(bot).start();
    const before = await (await first.user('Ming').says('one')).nextReply();
    await (await first.group('dev').member('Lee').says('two')).nextReply();
    const openids = [first.user('Ming').openid, first.group('dev').openid, first.group('dev').member('Lee').openid];

    await first.saveTo(path);
    await first.stop();
    const again = kept(await startEmulator({ page: false, port: portOf(first), state: path }));
    const ming = again.user('Ming');
    const third = await ming.says('three'); // while the bot is away
    expect((await third.nextReply(10_000)).content).toBe('');
    expect(connections).toEqual(['ready', 'resumed']);

    expect(heard.get('three')?.userId).toBe(openids[0]);
    expect([ming.openid, again.group('dev').openid, again.group('dev').member('Lee').openid]).toEqual(openids);
    await heard.get('one')?.reply('late');
    await heard.get('two')?.reply('late, too');
    const lastOf = ({ transcript }: typeof ming | ReturnType<Emulator['group']>) => transcript.entries.at(-1)?.content;
    expect([lastOf(ming), lastOf(again.group('dev'))]).toEqual(['late', 'late, too']);

    const clicked = await ming.clicks(before, 'Again');
    expect(clicked).toMatchObject({ acked: true, code: 0 });
    expect((await clicked.nextReply()).content).toBe('pressed');
    await said.get('one')?.recall();
    expect(ming.transcript.find(before.id)?.recalled).toBe(true);
  });

  test('goes on as well when another state is loaded while the platform runs', async () => {
    const emulator = kept(await startEmulator({ page: false }));
    const { bot, heard, connections } = new Rememberer(emulator);
    await kept(bot).start();
    await (await emulator.user('Ming').says('one')).nextReply();
    emulator.load(emulator.save());
    await (await emulator.user('Ming').says('two')).nextReply(10_000);
    await heard.get('one')?.reply('late');
    expect(emulator.user('Ming').transcript.entries.at(-1)?.content).toBe('late');
    expect(connections).toEqual(['ready', 'resumed']);
  });
});
