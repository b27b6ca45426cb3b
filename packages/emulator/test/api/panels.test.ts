import { describe, expect, test } from 'vitest';
import type { Answered } from '../helpers/api-client.js';
import { codeOf, MINUTE, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const item = (extra: object = {}) => ({ type: 'command', name: '/sign', desc: 'daily', ...extra });
const panel = (...items: object[]) => ({ items: items.length > 0 ? items : [item()], remark: 'v1' });
const create = async ({ api }: TestScene, body: object = {}) =>
  api.post('/v2/panels', { scope: 'c2c', panel: panel(), ...body });
const idOf = async (made: Promise<Answered>) => String((await made).body['panel_id']);
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

describe('command panels', () => {
  test('what was created is listed, the youngest first, read, replaced and deleted', async () => {
    await using scene = await startScene();
    const { api, clock } = scene;
    const first = await idOf(create(scene));
    clock.now += MINUTE;
    const second = await idOf(create(scene, { panel: panel(item({ name: '中文名字七个字' })) }));
    const listed = await api.call('GET', '/v2/panels?scope=c2c');
    expect(listed.body).toMatchObject({ next_cursor: '', is_end: true });
    expect(listed.body['records']).toMatchObject([
      { panel_id: second, scope: 'c2c', target_type: 'all', version: 1, created_at: '2026-09-10T10:01:00+08:00' },
      { panel_id: first, panel: { items: [{ name: '/sign' }], remark: 'v1' } },
    ]);
    expect((await api.call('PUT', `/v2/panels/${first}`, { panel: panel(item({ name: '/b' })) })).body).toEqual({
      version: 2,
    });
    expect((await api.call('GET', `/v2/panels/${first}`)).body).toMatchObject({ panel: { items: [{ name: '/b' }] } });
    expect((await api.call('DELETE', `/v2/panels/${first}`)).body).toEqual({});
    expect(await scene.refused('GET', `/v2/panels/${first}`)).toEqual([400, 40_030_006]);
    expect((await api.call('GET', '/v2/panels?scope=group')).body['records']).toEqual([]);
  });

  test('a list comes in pages', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 3; n += 1) await create(scene);
    const page = async (query: string) => (await scene.api.call('GET', `/v2/panels?scope=c2c&limit=2${query}`)).body;
    const first = await page('');
    expect([(first['records'] as []).length, first['is_end']]).toEqual([2, false]);
    const second = await page(`&cursor=${String(first['next_cursor'])}`);
    expect([(second['records'] as []).length, second['is_end'], second['next_cursor']]).toEqual([1, true, '']);
  });

  test('a specific one is for the groups it names, which come and go', async () => {
    await using scene = await startScene();
    const [dev, ops] = [scene.emulator.group('dev').openid, scene.emulator.group('ops').openid];
    const made = await create(scene, { scope: 'group', target_type: 'specific', group_openids: [dev] });
    const path = `/v2/panels/${String(made.body['panel_id'])}`;
    expect((await scene.api.call('PUT', `${path}/target`, { op: 'add', group_openids: [ops] })).body).toEqual({});
    expect((await scene.api.call('GET', path)).body['group_openids']).toEqual([dev, ops]);
    await scene.api.call('PUT', `${path}/target`, { op: 'del', group_openids: [dev] });
    expect((await scene.api.call('GET', path)).body['group_openids']).toEqual([ops]);
  });

  test.each<RefusedRow>([
    ['no scope', (s) => create(s, { scope: undefined }), 40_030_016],
    ['an unknown scope', (s) => create(s, { scope: 'guild' }), 40_030_011],
    ['an unknown target type', (s) => create(s, { target_type: 'some' }), 40_030_012],
    ['targets where there are none', (s) => create(s, { scope: 'dm', target_type: 'specific' }), 40_030_018],
    [
      'groups for a panel of users',
      (s) => create(s, { target_type: 'specific', group_openids: [s.emulator.group('dev').openid] }),
      40_030_018,
    ],
    ['targets of a global panel', (s) => create(s, { user_openids: ['x'] }), 40_030_021],
    ['21 targets', (s) => create(s, { target_type: 'specific', user_openids: many(21, String) }), 40_030_013],
    ['a stranger as target', (s) => create(s, { target_type: 'specific', user_openids: ['x'] }), 40_030_001],
    ['no panel', (s) => create(s, { panel: undefined }), 40_030_016],
    ['no items', (s) => create(s, { panel: { items: [] } }), 40_030_016],
    ['21 items', (s) => create(s, { panel: panel(...many(21, () => item())) }), 40_030_013],
    ['an item of no type', (s) => create(s, { panel: panel(item({ type: 'menu' })) }), 40_030_015],
    ['an item without a name', (s) => create(s, { panel: panel(item({ name: '' })) }), 40_030_016],
    ['a name of 15', (s) => create(s, { panel: panel(item({ name: 'x'.repeat(15) })) }), 40_030_001],
    [
      'a name of 8 Chinese characters',
      (s) => create(s, { panel: panel(item({ name: '八个汉字太长了啊' })) }),
      40_030_001,
    ],
    ['a description of 31', (s) => create(s, { panel: panel(item({ desc: 'x'.repeat(31) })) }), 40_030_001],
    ['a remark of 256', (s) => create(s, { panel: { items: [item()], remark: 'x'.repeat(256) } }), 40_030_001],
    ['a link without address', (s) => create(s, { panel: panel(item({ type: 'link' })) }), 40_030_016],
    ['a link by http', (s) => create(s, { panel: panel(item({ type: 'link', link: 'http://a.b' })) }), 40_030_008],
    ['a list without scope', (s) => s.api.call('GET', '/v2/panels'), 40_030_016],
    ['a page of 51', (s) => s.api.call('GET', '/v2/panels?scope=c2c&limit=51'), 40_030_001],
    ['a change of nothing', (s) => s.api.call('PUT', '/v2/panels/p_no', { panel: panel() }), 40_030_006],
    ['a deletion of nothing', (s) => s.api.call('DELETE', '/v2/panels/p_no'), 40_030_006],
  ])('%s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });

  test('targets are added or deleted, and to specific panels only', async () => {
    await using scene = await startScene();
    const { openid } = scene.emulator.user('Ming');
    const forAll = `/v2/panels/${await idOf(create(scene))}/target`;
    const forSome = `/v2/panels/${await idOf(create(scene, { target_type: 'specific' }))}/target`;
    expect(await scene.refused('PUT', forAll, { op: 'add', user_openids: [openid] })).toEqual([400, 40_030_021]);
    expect(await scene.refused('PUT', forSome, { op: 'set', user_openids: [openid] })).toEqual([400, 40_030_017]);
    expect(await scene.refused('PUT', forSome, { op: 'add' })).toEqual([400, 40_030_016]);
  });

  test('the 21st panel is refused, as is the eleventh call in a minute', async () => {
    await using scene = await startScene();
    const codes = [];
    for (let n = 0; n < 21; n += 1) {
      codes.push(await codeOf(create(scene)));
      scene.clock.now += MINUTE;
    }
    expect(codes.filter(Boolean)).toEqual([40_030_013]);
    for (let n = 0; n < 10; n += 1) await create(scene);
    expect(await scene.refused('POST', '/v2/panels', {})).toEqual([429, 100_017]);
  });
});

const menuItem = (extra: object = {}) => ({ type: 'send_message', name: 'help', send_message: '/help', ...extra });
const put = async ({ api }: TestScene, ...items: object[]) => api.call('PUT', '/v2/menu', { menu: { items } });
const submenu = (...items: object[]) => ({ type: 'menu', name: 'more', sub_menu_items: items });
const link = (extra: object = {}) => ({ type: 'link', name: 'site', link: 'https://example.com', ...extra });

describe('the menu', () => {
  test('is replaced as a whole, with a version that counts', async () => {
    await using scene = await startScene();
    expect((await scene.api.call('GET', '/v2/menu')).body).toEqual({ menu: { items: [] }, version: 0 });
    const items = [menuItem(), link(), submenu(menuItem(), link({ name: '七个汉字的名字' }))];
    expect((await put(scene, ...items)).body).toEqual({ version: 1 });
    expect((await scene.api.call('GET', '/v2/menu')).body).toEqual({ menu: { items }, version: 1 });
    expect((await put(scene, menuItem())).body).toEqual({ version: 2 });
  });

  test('a switch that is on comes along with what someone says', async () => {
    await using scene = await startScene();
    const web = { type: 'switch', name: 'web', switch: { switch_id: 'search', default: true } };
    const deep = { type: 'switch', name: 'deep', switch: { switch_id: 'deep', default: false } };
    await put(scene, web, deep);
    const ming = scene.emulator.user('Ming');
    const client = await scene.listen();
    const ext = async () => {
      await ming.says('hi');
      return ((await client.next()).d as { message_scene: { ext: string[] } }).message_scene.ext.slice(1);
    };
    expect(await ext()).toEqual(['search=1']);
    ming.turns('deep', true);
    ming.turns('search', false);
    expect(await ext()).toEqual(['deep=1']);
    expect(() => ming.turns('nothing', true)).toThrow('no switch');
  });

  test.each<RefusedRow>([
    ['no menu', (s) => s.api.call('PUT', '/v2/menu', {}), 40_030_016],
    ['11 items', (s) => put(s, ...many(11, () => menuItem())), 40_030_013],
    ['an item of another type', (s) => put(s, menuItem({ type: 'command' })), 40_030_014],
    ['a name of 11', (s) => put(s, menuItem({ name: 'x'.repeat(11) })), 40_030_001],
    ['nothing to send', (s) => put(s, menuItem({ send_message: '' })), 40_030_016],
    ['a link by http', (s) => put(s, link({ link: 'http://a.b' })), 40_030_008],
    ['a switch without id', (s) => put(s, { type: 'switch', name: 'web', switch: {} }), 40_030_016],
    ['an empty sub-menu', (s) => put(s, submenu()), 40_030_016],
    ['6 sub-items', (s) => put(s, submenu(...many(6, () => menuItem()))), 40_030_013],
    ['a menu in a menu', (s) => put(s, submenu(submenu(menuItem()))), 40_030_015],
    ['a sub-name of 15', (s) => put(s, submenu(menuItem({ name: 'x'.repeat(15) }))), 40_030_001],
  ])('%s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('links', () => {
  test('whoever comes by one brings its callback data along', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const { body } = await scene.api.post('/v2/generate_url_link', { callback_data: 'from-blog' });
    const { url } = body['data'] as { url: string };
    scene.emulator.user('Ming').opensLink(url);
    expect(await client.next()).toMatchObject({ t: 'FRIEND_ADD', d: { scene: 2003, scene_param: 'from-blog' } });
    expect(() => scene.emulator.user('Ming').opensLink('https://example.com')).toThrow('no such link');
  });

  test.each([
    ['33 characters', 'x'.repeat(33)],
    ['a colon', 'a:b'],
  ])('callback data with %s is refused', async (_, callback_data) => {
    await using scene = await startScene();
    expect(await scene.refused('POST', '/v2/generate_url_link', { callback_data })).toEqual([400, 50_035]);
  });
});
