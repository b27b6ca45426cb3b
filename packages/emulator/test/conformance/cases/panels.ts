import type { Case, Stage } from '../stage.js';

const ITEM = { type: 'command', name: '/sign' };
const LINK = { type: 'link', name: 'site', link: 'https://example.com' };
const panel = (...items: object[]) => ({ items: items.length > 0 ? items : [ITEM] });
const many = (count: number): object[] => Array.from({ length: count }, () => ITEM);
const create = ({ api }: Stage, body: object) => api.post('/v2/panels', { scope: 'c2c', panel: panel(), ...body });
const put = ({ api }: Stage, items: unknown) => api.call('PUT', '/v2/menu', { menu: { items } });

const REFUSED: readonly object[] = [
  { scope: undefined },
  { scope: 'guild' },
  { target_type: 'some' },
  { scope: 'dm', target_type: 'specific' },
  { user_openids: ['x'] },
  { panel: panel(...many(21)) },
  { panel: panel({ ...ITEM, type: 'menu' }) },
  { panel: panel({ ...ITEM, name: 'x'.repeat(15) }) },
  { panel: panel({ ...LINK, link: 'http://example.com' }) },
];

export const PANEL_CASES: readonly Case[] = [
  {
    title: 'panels come, change and go',
    async act(stage) {
      const { api, emulator } = stage;
      const { openid } = emulator.user('Ming');
      const { body } = await create(stage, { target_type: 'specific', user_openids: [openid] });
      const path = `/v2/panels/${String(body['panel_id'])}`;
      await api.call('GET', '/v2/panels?scope=c2c');
      await api.call('GET', '/v2/panels');
      await api.call('GET', path);
      await api.call('PUT', path, { panel: panel(LINK) });
      await api.call('PUT', `${path}/target`, { op: 'add', user_openids: [openid] });
      await api.call('PUT', `${path}/target`, { op: 'set', user_openids: [openid] });
      await api.call('DELETE', path);
      for (const method of ['GET', 'PUT', 'DELETE']) await api.call(method, path, method === 'PUT' ? {} : undefined);
      await api.call('PUT', path, { panel: panel() });
    },
  },
  {
    title: 'panels that are refused',
    async act(stage) {
      for (const body of REFUSED) await create(stage, body);
    },
  },
  {
    title: 'the menu, and what it cannot be',
    async act(stage) {
      await stage.api.call('GET', '/v2/menu');
      await put(stage, [LINK]);
      await put(stage, [{ ...LINK, type: 'command' }]);
      await put(stage, [{ type: 'menu', name: 'more', sub_menu_items: [{ ...LINK, type: 'menu' }] }]);
    },
  },
  {
    title: 'links to become friends by',
    async act({ api }) {
      for (const callback_data of ['from-blog', 'a:b']) await api.post('/v2/generate_url_link', { callback_data });
    },
  },
];
