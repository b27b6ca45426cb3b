import { describe, expect, test } from 'vitest';
import { type Emulator, type LogEntry, startEmulator } from '../src/index.js';
import { REFUSALS } from '../src/rules/refusals.js';
import { SOURCES } from '../src/rules/sources.js';
import { startScene } from './helpers/scene.js';

/** As many calls in the log as wanted, each with a text of this length. */
function fill({ log }: Emulator, count: number, length = 10): void {
  const requestBody = { content: 'x'.repeat(length) };
  for (let n = 0; n < count; n++)
    log.add({ kind: 'call', method: 'GET', path: '/x', status: 200, requestBody, traceId: '', durationMs: 1 });
}

async function page({ url }: Emulator, query: string): Promise<{ status: number; numbers: number[]; body: unknown }> {
  const response = await fetch(`${url}/_emulator/log?${query}`);
  const body = (await response.json()) as LogEntry[];
  return { status: response.status, body, numbers: Array.isArray(body) ? body.map(({ n }) => n) : [] };
}

describe('the log', () => {
  test('is read backwards, page by page, to its beginning', async () => {
    await using emulator = await startEmulator();
    fill(emulator, 25);
    expect((await page(emulator, 'before=26&limit=3')).numbers).toEqual([23, 24, 25]);
    expect((await page(emulator, 'before=23&limit=3')).numbers).toEqual([20, 21, 22]);
    expect((await page(emulator, 'before=3&limit=3')).numbers).toEqual([1, 2]);
    expect((await page(emulator, 'before=1')).numbers).toEqual([]);
    expect((await page(emulator, 'after=22&limit=2')).numbers).toEqual([23, 24]);
    expect((await page(emulator, 'after=23')).numbers).toEqual([24, 25]);
  });

  test.each(['before=x', 'before=-1', 'limit=many&before=3', 'after=1.5'])('%s is no page of it', async (query) => {
    await using emulator = await startEmulator();
    const { status, body } = await page(emulator, query);
    expect([status, body]).toEqual([400, { error: expect.stringContaining('is the number of an entry') }]);
  });

  test('keeps so many entries, and pages still end where it begins', async () => {
    await using emulator = await startEmulator({ logLimit: 10 });
    fill(emulator, 100);
    expect((await page(emulator, 'before=101')).numbers).toEqual([91, 92, 93, 94, 95, 96, 97, 98, 99, 100]);
    expect((await page(emulator, 'before=91')).numbers).toEqual([]);
    expect((await page(emulator, 'before=50')).numbers).toEqual([]);
  });

  test('keeps so many characters, however few entries that are', async () => {
    await using emulator = await startEmulator({ logMaxCharacters: 50_000 });
    fill(emulator, 200, 1000);
    const kept = emulator.log.entries;
    expect(JSON.stringify(kept).length).toBeLessThan(55_000);
    expect(kept.length).toBeGreaterThan(25);
    expect(kept.at(-1)?.n).toBe(200);
    expect((await page(emulator, 'before=201&limit=2')).numbers).toEqual([199, 200]);
  });
});

describe('a refusal in the log', () => {
  test.each(Object.entries(REFUSALS))('%s tells its rule in both languages and the page it is from', (_, kind) => {
    expect(kind.rule['zh-CN']).not.toBe('');
    expect(kind.rule.en).not.toBe('');
    expect(SOURCES[kind.source].title['zh-CN']).not.toBe('');
    expect(SOURCES[kind.source].url).toMatch(/^https:\/\/bot\.q\.qq\.com\/wiki\/[\w/.-]+\.html$/);
  });

  test('names the fields that broke the rule: those of its row, or those its sentence speaks of', async () => {
    await using scene = await startScene({ groupAllowsActive: false });
    const { emulator, api } = scene;
    const amy = emulator.user('amy');
    const said = await amy.says('hi');
    const last = () => {
      const { rule, source, fields } = emulator.log.entries.at(-1) ?? {};
      return { rule: rule?.en, source: source?.title.en, fields };
    };
    const messages = `/v2/users/${amy.openid}/messages`;
    await api.post(messages, { content: 'a', msg_id: said.id, msg_seq: 1 });
    await api.post(messages, { content: 'a', msg_id: said.id, msg_seq: 1 });
    expect(last()).toMatchObject({ source: 'Sending messages', fields: ['msg_seq'] });
    await api.post(`/v2/groups/${emulator.group('dev').openid}/messages`, { content: 'a' });
    expect(last()).toMatchObject({ source: 'Sending messages', fields: ['msg_id', 'event_id'] });
    await api.call('PUT', '/v2/menu', { menu: { items: 3 } });
    expect(last().fields).toEqual(['items']);
    await api.call('GET', '/nowhere');
    expect(last()).toEqual({
      rule: expect.stringContaining('no such API'),
      source: 'Calling the API',
      fields: undefined,
    });
  });

  test('a call that a fault kept from the platform still shows who called with what', async () => {
    await using scene = await startScene();
    const { emulator, api } = scene;
    emulator.faults.start('send-500', { times: 1 });
    await api.post(`/v2/users/${emulator.user('amy').openid}/messages`, { content: 'a' });
    emulator.faults.start('send-reset', { times: 1 });
    await api.post(`/v2/users/${emulator.user('amy').openid}/messages`, { content: 'b' }).catch(() => undefined);
    const bodies = emulator.log.entries
      .slice(-2)
      .map((entry) => entry.kind === 'call' && [entry.bot, entry.requestBody]);
    expect(bodies).toEqual([
      [emulator.bot.appId, { content: 'a' }],
      [emulator.bot.appId, { content: 'b' }],
    ]);
  });

  test('what stood behind the ? is kept', async () => {
    await using scene = await startScene();
    await scene.api.call('GET', '/users/@me/guilds?limit=2');
    expect(scene.emulator.log.entries.at(-1)).toMatchObject({ path: '/users/@me/guilds', query: 'limit=2' });
  });
});
