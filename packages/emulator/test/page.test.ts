import { describe, expect, test } from 'vitest';
import { inlineParts } from '../page/src/chat/inline-parts.js';
import { withoutMention } from '../page/src/chat/mention.js';
import { reduce } from '../page/src/reduce.js';
import { startEmulator } from '../src/index.js';
import { stateView } from '../src/control/views.js';
import { Platform } from '../src/platform.js';
import { defaultSettings } from '../src/settings.js';

describe('the page', () => {
  test('is served with a policy that runs no foreign script, or says how to build it', async () => {
    await using emulator = await startEmulator();
    const response = await fetch(emulator.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await response.text()).toMatch(/<div id="app">|run build:page/);
    expect((await fetch(`${emulator.url}/assets/nothing.js`)).status).toBe(404);
  });

  test.each([
    ['@bot /roll 6', '/roll 6'],
    ['@demo-bot /roll', '/roll'],
    ['hey @Demo-Bot', 'hey'],
    ['@bottle', undefined],
    ['mail me@home', undefined],
    ['/roll', undefined],
  ])('of %j the words to the bot are %j', (text, rest) => {
    expect(withoutMention(text, 'demo-bot')).toBe(rest);
  });

  test('text of a bot never becomes a link that runs something', () => {
    const text = '[x](javascript:alert(1)) <b>';
    expect(
      inlineParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(new Set(inlineParts(text).map(({ kind }) => kind))).toEqual(new Set(['text']));
  });

  test('emphasis, links and command tags are told apart', () => {
    const parts = inlineParts('**a** `b` [c](https://x.cn) <qqbot-cmd-input text="/d%20e" show="d" />');
    expect(parts.filter(({ kind }) => kind !== 'text')).toEqual([
      { kind: 'bold', text: 'a' },
      { kind: 'code', text: 'b' },
      { kind: 'link', text: 'c', url: 'https://x.cn' },
      { kind: 'command', text: '/d e', shown: 'd' },
    ]);
  });

  test('what stands behind a backslash is text', () => {
    const parts = inlineParts(String.raw`\#1 \*not bold\* \[no](https://x.cn) C:\dir`);
    expect(parts.map(({ text }) => text).join('')).toBe(String.raw`#1 *not bold* [no](https://x.cn) C:\dir`);
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(['text']));
  });

  test('a line that changes replaces itself, a new one is added and names its speaker', () => {
    const platform = new Platform(defaultSettings(), Date.now);
    const bot = platform.addBot();
    const conversation = { bot: bot.appId, scene: 'group', name: 'dev', targetId: 'x', lines: 1 } as const;
    const entry = { id: '1', at: 0, from: 'person', name: 'Ming', content: 'hi' } as const;
    const first = reduce(stateView(platform, ''), { type: 'line', conversation, entry });
    const second = reduce(first, { type: 'line', conversation, entry: { ...entry, content: 'changed' } });
    expect(second?.people).toEqual(['Ming']);
    expect(second?.conversations.map(({ entries }) => entries.map(({ content }) => content))).toEqual([['changed']]);
  });
});
