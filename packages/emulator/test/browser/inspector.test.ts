import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../helpers/api-client.js';
import { startEcho } from './helpers/bot.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { type Desk, useBrowser, WINDOWS } from './helpers/desk.js';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

const rows = ({ page }: Desk) => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option');
const tab = ({ page }: Desk, name: string) => page.getByRole('tab', { name });
const clipboard = ({ page }: Desk): Promise<string> => page.evaluate('navigator.clipboard.readText()');

/** The id of the first row in sight. In the browser, so as text. */
const TOP_ROW = `(() => {
  const { x, y } = document.querySelector('[role=listbox]').getBoundingClientRect();
  return document.elementFromPoint(x + 60, y + 10).closest('.entry').id;
})()`;

/** Somebody says something, and it is answered twice with the same number. */
async function answerTwice({ emulator }: Desk) {
  const api = await apiClient(emulator);
  const ming = emulator.user('Ming');
  const { id } = await ming.says('hello');
  const body = { content: 'hi', msg_type: 0, msg_id: id, msg_seq: 7 };
  await api.post(`/v2/users/${ming.openid}/messages`, body);
  await api.post(`/v2/users/${ming.openid}/messages`, body);
  return { id, api };
}

describe.skipIf(hasNoBrowser())('the inspector', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)(
    'tells why a call was refused and where that is written, on a %s',
    async (window) => {
      await using desk = await openDesk(WINDOWS[window]);
      const { page } = desk;
      if (window === 'phone') await page.getByRole('button', { name: 'Activity' }).click();
      await answerTwice(desk);
      await page.getByRole('button', { name: 'Refused' }).click();
      await rows(desk).filter({ hasText: '40054005' }).click();
      const why = page.getByRole('region', { name: 'Why it was refused' });
      await why.getByText('This msg_seq was used before').waitFor();
      await why.getByText('msg_seq 已经用过').waitFor();
      const source = why.getByRole('link', { name: 'Sending messages' });
      expect(await source.getAttribute('href')).toMatch(/^https:\/\/bot\.q\.qq\.com\/wiki\/.*send\.html$/);
      const broken = page.locator('.tree .broken');
      expect(await broken.allTextContents()).toEqual([expect.stringContaining('msg_seq: 7')]);
      await page.getByRole('tree', { name: 'Response' }).getByText('40054005').first().waitFor();
      expect(desk.errors).toEqual([]);
    },
  );

  test('finds entries by kind, text, conversation, and shows heartbeats when asked', async () => {
    await using desk = await openDesk({ emulator: { settings: { heartbeatIntervalMs: 700 } } });
    const { page, emulator } = desk;
    await using _bot = await startEcho(emulator);
    await (await emulator.group('dev').member('Hong').says('tea')).nextReply();
    await (await emulator.user('Ming').says('coffee')).nextReply();
    const search = page.getByRole('searchbox');
    const shown = async () =>
      (await rows(desk).locator('.title').allTextContents()).map((title) => title.split('/')[0]);

    await search.fill('COFFEE');
    await expect.poll(shown).toEqual(['C2C_MESSAGE_CREATE', 'POST ']);
    await page.getByRole('button', { name: 'Calls' }).click();
    await expect.poll(shown).toEqual(['POST ']);
    await search.fill('nothing of the kind');
    await page.getByText('Nothing fits the filter.').waitFor();
    await search.fill('');
    await page.getByRole('button', { name: 'Events' }).click();
    await page.getByLabel('Every conversation').selectOption({ label: 'dev (group)' });
    await expect.poll(shown).toEqual(['GROUP_AT_MESSAGE_CREATE']);
    await page.getByLabel('Every conversation').selectOption('');
    expect(await shown()).not.toContain('Heartbeat');
    await page.getByText('Heartbeats').click();
    await expect.poll(shown).toContain('Heartbeat');
  });

  test('of several bots each has its entries, threads and sessions', async () => {
    await using desk = await openDesk({ emulator: { bots: [{ username: 'one' }, { username: 'two' }] } });
    const { page, emulator } = desk;
    for (const bot of emulator.bots) {
      const { post } = await apiClient(emulator, bot);
      await bot.user('Ming').says(`hello ${bot.username}`);
      await post(`/v2/users/${bot.user('Ming').openid}/messages`, { content: `of ${bot.username}` });
    }
    await page.getByRole('button', { name: 'Calls' }).click();
    const shown = async () => (await rows(desk).filter({ hasText: 'of ' }).locator('.sub').allTextContents()).join();
    await expect.poll(shown).toMatch(/of one.*of two/);
    await page.getByLabel('Every bot').selectOption({ index: 2 });
    await expect.poll(shown).not.toContain('of one');
    expect(await shown()).toContain('of two');
    await tab(desk, 'Threads').click();
    await page.getByRole('listitem', { name: 'Ming: hello one' }).waitFor();
    expect(await page.getByRole('listitem', { name: 'Ming: hello two' }).count()).toBe(0);
    await tab(desk, 'Connection').click();
    await page.getByRole('region', { name: 'two' }).getByText('No session').waitFor();
  });

  test('follows its end until somebody scrolls up, then stays and counts what is new', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const add = (count: number) => {
      const call = { kind: 'call', method: 'GET', status: 200, traceId: '', durationMs: 1 } as const;
      for (let n = 0; n < count; n++) emulator.log.add({ ...call, path: `/n/${emulator.log.last + 1}` });
    };
    add(60);
    await rows(desk).filter({ hasText: '/n/60' }).waitFor();
    const list = page.getByRole('listbox', { name: 'Timeline' });
    await list.hover();
    await page.mouse.wheel(0, -1200);
    await expect.poll(() => rows(desk).filter({ hasText: '/n/60' }).count()).toBe(0);
    const topRow = () => page.evaluate<string>(TOP_ROW);
    const before = await topRow();
    add(5);
    await page.getByRole('button', { name: 'To the end' }).filter({ hasText: '5 new' }).waitFor();
    expect(await topRow()).toBe(before);
    await page.getByRole('button', { name: 'To the end' }).click();
    await rows(desk).filter({ hasText: '/n/65' }).waitFor();
    add(1);
    await rows(desk).filter({ hasText: '/n/66' }).waitFor();
  });

  test('a thread counts down, shows every try, leads to its call and to the chat, and expires', async () => {
    await using desk = await openDesk(CLIPBOARD);
    const { page, emulator } = desk;
    Object.assign(emulator.settings.replyRules, { c2c: { windowMs: 4000, limit: 2 } });
    await page.getByRole('button', { name: 'demo-bot' }).first().click();
    const { id } = await answerTwice(desk);
    await tab(desk, 'Threads').click();
    const card = page.getByRole('listitem', { name: 'Ming: hello' });
    await card.getByText('1/2').waitFor();
    const left = async () => Number(/left 0:0(\d)/.exec(await card.innerText())?.[1] ?? Number.NaN);
    const first = await left();
    expect(first).toBeLessThanOrEqual(4);
    await expect.poll(left).toBeLessThan(first);
    expect(await card.locator('ol .badge').allTextContents()).toEqual(['accepted', '40054005']);
    await card.getByRole('button', { name: 'Copy as test' }).click();
    await expect.poll(() => clipboard(desk)).toContain(`bot.user('Ming').says('hello')).toEqual(['hi'])`);
    await card.getByRole('button', { name: 'Show in chat' }).click();
    const message = page.locator(`[data-message-id="${id}"]`);
    await expect.poll(() => message.evaluate((element) => element.getAnimations().length)).toBe(1);
    await card.getByText('expired').waitFor();
    await page.getByText('Only open ones').click();
    await page.getByText('Nothing to answer yet').waitFor();
    await page.getByText('Only open ones').click();
    await card.getByRole('button', { name: '40054005' }).click();
    await page.getByRole('region', { name: 'Why it was refused' }).waitFor();
    await page.locator('.activity').getByRole('button', { name: 'Thread', exact: true }).click();
    await expect.poll(() => card.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('a call copied as curl does the same again, whatever is in it', async () => {
    await using desk = await openDesk(CLIPBOARD);
    const { page, emulator } = desk;
    const { token, post } = await apiClient(emulator);
    emulator.group('dev').receiveMessages();
    const content = `it's "$HOME" \`date\` \\ ! 你好\nsecond line`;
    const group = emulator.group('dev');
    await post(`/v2/groups/${group.openid}/messages`, { content, msg_type: 0 });
    await rows(desk).filter({ hasText: '/v2/groups' }).click();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied').waitFor();
    const command = await clipboard(desk);
    expect(command).not.toContain(token);
    const env = { ...process.env, TOKEN: token };
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', command], { env }).catch(
      (error: { code: unknown }) => {
        if (error.code === 127) return { stdout: '{"id":"no curl here"}' };
        throw error as unknown;
      },
    );
    expect(JSON.parse(stdout)).toHaveProperty('id');
    if (!stdout.includes('no curl'))
      expect(group.transcript.entries.map((line) => line.content)).toEqual([content, content]);
  });

  test('JSON can be read and copied with the keyboard alone', async () => {
    await using desk = await openDesk(CLIPBOARD);
    const { page } = desk;
    await answerTwice(desk);
    await page.getByRole('listbox', { name: 'Timeline' }).focus();
    await page.keyboard.press('End');
    const tree = page.getByRole('tree', { name: 'Request' });
    const item = () => tree.locator('[aria-selected="true"]').innerText();
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await item()).toContain('content: "hi"');
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(desk)).toBe('hi');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await tree.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    expect(await item()).toContain('msg_seq: 7');
    await page.keyboard.press('Escape');
    await expect.poll(() => tree.count()).toBe(0);
  });

  test('shows sessions and their intents; a line that is dropped comes back and counts as a resume', async () => {
    await using desk = await openDesk();
    const { page } = desk;
    await using _bot = await startEcho(desk.emulator);
    await tab(desk, 'Connection').click();
    await page.getByText('GROUP_AND_C2C_EVENT').waitFor();
    const resumes = () => page.locator('dt', { hasText: 'Resumes' }).locator('xpath=../dd').innerText();
    expect(await resumes()).toBe('0');
    await page.getByRole('button', { name: 'Drop the line' }).click();
    await expect.poll(resumes).toBe('1');
    await page.getByText('online · #2').waitFor();
  });
});
