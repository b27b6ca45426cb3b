import { EventEmitter } from 'node:events';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { renderHeader } from '../../src/dev/view/header.js';
import { type KeyAction, listenToKeys, type Keyboard } from '../../src/dev/view/keys.js';
import { renderLogLine } from '../../src/dev/view/log-line.js';
import { renderProblem } from '../../src/dev/view/problem-frame.js';

const plain = pc.createColors(false);
const bright = pc.createColors(true);
const at = new Date(2026, 0, 2, 3, 4, 5).getTime();

describe('a line of a log', () => {
  const line = (fields: object): string => JSON.stringify({ level: 30, time: at, msg: 'hi', ...fields });

  test.each([
    ['time, level and text', {}, '03:04:05 info  hi'],
    ['the plugin, not the bot and the shard', { plugin: 'dice', bot: '1', shard: 0 }, '03:04:05 info  [dice] hi'],
    ['other fields', { level: 40, id: 'x', n: 2, at: { a: 1 } }, '03:04:05 warn  hi id=x n=2 at={"a":1}'],
    [
      'the stack of an error',
      { level: 50, err: { stack: 'Error: no\n  at x.ts:1' } },
      '03:04:05 error hi \n  │ Error: no\n  │   at x.ts:1',
    ],
    ['an unknown level', { level: 35 }, '03:04:05 log   hi'],
  ])('shows %s', (_, fields, shown) => {
    expect(renderLogLine(line(fields), plain)).toBe(shown);
  });

  test('cannot steer the terminal, whatever somebody wrote in a chat', () => {
    const shown = renderLogLine(line({ msg: 'a\u001b[2Jb\u0007', text: '\u009b31m' }), plain);
    expect(shown).toBe('03:04:05 info  a[2Jb text=31m');
  });

  test.each(['started', '{ no json', '{"level":"info"}', '{"a":1}', ''])('that is none stays as it is: %j', (text) => {
    expect(renderLogLine(text, bright)).toBe(text);
  });

  test('has colours only where they are wanted', () => {
    expect(renderLogLine(line({ level: 50 }), bright)).toContain('\u001b[31merror\u001b[39m');
    expect(renderLogLine(line({ level: 50 }), plain)).not.toContain('\u001b');
  });
});

describe('an error', () => {
  test('is framed, under the first place it names', () => {
    const text = 'The source does not load:\n\nplugins/a.ts:6:12 Unterminated string\n> 6 | return "';
    expect(renderProblem(text, plain).split('\n')).toEqual([
      '╭─ plugins/a.ts:6:12',
      '│ The source does not load:',
      '│',
      '│ plugins/a.ts:6:12 Unterminated string',
      '│ > 6 | return "',
      '╰─',
    ]);
  });

  test.each([
    ['Error: no\n    at file:///x (node:internal)', '╭─'],
    ['locales/zh-CN.json is not valid JSON', '╭─ locales/zh-CN.json'],
    ['qqbot.config.ts:3:1: failed while loading', '╭─ qqbot.config.ts:3:1'],
  ])('of %j begins with %j', (text, first) => {
    expect(renderProblem(text, plain).split('\n')[0]).toBe(first);
  });
});

describe('the header', () => {
  test('shows the page, and each bot with its connections', () => {
    const bots = [
      { name: 'dice', connections: ['ready', 'reconnecting'] },
      { name: 'echo', connections: ['listening'] },
    ];
    const lines = renderHeader('http://127.0.0.1:1', bots, plain).split('\n');
    expect(lines.slice(1, 5)).toEqual([
      '  qqbot dev',
      '  chat page http://127.0.0.1:1',
      '  bot       dice · 0 ready, 1 reconnecting',
      '  bot       echo · listening',
    ]);
  });

  test('has no page on the real platform', () => {
    expect(renderHeader(undefined, [], plain)).not.toContain('chat page');
  });
});

describe('the keyboard', () => {
  function keyboard() {
    const modes: boolean[] = [];
    const keys = Object.assign(new EventEmitter(), {
      setRawMode: (mode: boolean) => modes.push(mode),
      resume: () => {},
      pause: () => {},
    });
    return { keys, modes };
  }

  test('means what the keys say, and is given back', () => {
    const { keys, modes } = keyboard();
    const actions: KeyAction[] = [];
    const giveBack = listenToKeys(keys as unknown as Keyboard, (action) => actions.push(action));
    for (const data of ['o', 'Rc', 'x', '\u001b[A', '\u001b[15~r', '\u001bOh', '\u001bq', '?', 'h', '\u0003'])
      keys.emit('data', Buffer.from(data));
    giveBack();
    keys.emit('data', Buffer.from('q'));
    expect(actions).toEqual(['open', 'restart', 'clear', 'restart', 'help', 'help', 'quit']);
    expect(modes).toEqual([true, false]);
    expect(keys.listenerCount('data')).toBe(0);
  });
});
