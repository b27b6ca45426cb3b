import { chmod, readFile } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { ChatPage } from '../helpers/chat-page.js';
import { HAS_PSEUDO_TERMINAL, PseudoTerminal } from '../helpers/pseudo-terminal.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

vi.setConfig({ testTimeout: 60_000 });

const ESCAPE = '\u001b';
const WORDS = 'plugins/words.ts';

describe.skipIf(!HAS_PSEUDO_TERMINAL)('qqbot dev at a terminal', () => {
  test('has a header, a line for each reload, errors in a frame, and keys', async () => {
    await using project = await TemporaryProject.create('words');
    const browser = await project.write('browser.sh', `#!/bin/sh\necho "$1" > '${project.path('opened')}'\n`);
    await chmod(browser, 0o755);
    const environment = { NO_COLOR: '1', BROWSER: browser };
    await using terminal = new PseudoTerminal(['dev', '--cwd', project.directory, '--port', '0'], environment);
    const [, url = ''] = await terminal.shows(/qqbot dev\n {2}chat page (\S+)\n {2}bot {7}demo-bot · ready\n/);
    await terminal.shows(/o open page · r restart · c clear · q quit · h help\n/);
    expect(terminal.screen).toMatch(/^\d\d:\d\d:\d\d info {2}ready as demo-bot$/m);

    const source = await readFile(project.path(WORDS), 'utf8');
    await project.write(WORDS, source.replace("'hello'", "'hello"));
    await terminal.shows(/╭─ plugins\/words\.ts:6:12\n[^]*│[^\n]*Unterminated string\n[^]*╰─\n/);
    await terminal.shows(/goes on with its former code/);
    await project.write(WORDS, source.replace("'hello'", "'good day'"));
    await terminal.shows(/↻ reloaded in \d+ ms: plugins\/words\.ts\n/);

    terminal.press('r');
    await terminal.shows(/↻ reloaded in \d+ ms\n/);
    const chat = new ChatPage(url);
    await chat.say('amy', '/greet');
    await chat.reads('amy', ['person: /greet', 'bot: good day']);

    terminal.press('o');
    await expect.poll(() => readFile(project.path('opened'), 'utf8').catch(() => '')).toBe(`${url}\n`);
    terminal.press('?');
    await terminal.shows(/q quit/);
    terminal.press(`${ESCAPE}[A`);
    terminal.press('c');
    await terminal.shows(new RegExp(`${ESCAPE}\\[2J[^]*chat page`));
    expect(terminal.screen.replaceAll(`${ESCAPE}[2J${ESCAPE}[3J${ESCAPE}[H`, '')).not.toContain(ESCAPE);
    terminal.press('q');
    await terminal.shows(/Stopping/);
    expect(await terminal.exit()).toBe(0);
  });

  test('Ctrl-C ends it, and colours are for terminals', async () => {
    await using project = await TemporaryProject.create('words');
    await using terminal = new PseudoTerminal(['dev', '--cwd', project.directory, '--port', '0'], {
      QQBOT_LOCALE: 'zh-CN',
    });
    await terminal.shows(/聊天页面[^]*打开页面/);
    expect(terminal.screen).toContain('\u001b[1m');
    terminal.press('\u0003');
    expect(await terminal.exit()).toBe(0);
  });
});
