import { describe, expect, test } from 'vitest';
import type { AccessToken } from '../../src/rest/access-token.js';
import { Api } from '../../src/rest/api/api.js';
import { RestClient } from '../../src/rest/rest-client.js';
import { startHttpServer } from '../helpers/http-server.js';

/** An API whose server answers with these pages in turn, the last one for ever. */
async function apiOf(...pages: unknown[]) {
  const server = await startHttpServer((_, index) => ({
    body: JSON.stringify(pages[Math.min(index, pages.length - 1)]),
  }));
  const rest = new RestClient({ baseUrl: server.url, appId: '1', token: { get: () => 'x' } as unknown as AccessToken });
  return {
    api: new Api(rest),
    get paths() {
      return server.requests.map(({ path }) => path);
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rest.close();
    },
  };
}

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const member = (id: string) => ({ user: { id }, nick: id });

describe('members of a guild', () => {
  test('are read by the last id of each page until a page is empty, and repeated ones are left out', async () => {
    await using scene = await apiOf([member('1'), member('2')], [member('2'), member('3')], []);
    expect(await listed(scene.api.members.all('g'))).toEqual([member('1'), member('2'), member('3')]);
    expect(scene.paths).toEqual([
      '/guilds/g/members?after=0&limit=400',
      '/guilds/g/members?after=2&limit=400',
      '/guilds/g/members?after=3&limit=400',
    ]);
  });

  test('are not read beyond where the reader stops', async () => {
    await using scene = await apiOf([member('1'), member('2')]);
    for await (const { nick } of scene.api.members.all('g')) if (nick === '1') break;
    expect(scene.paths).toHaveLength(1);
  });

  test('a server that repeats its last page does not keep the reader for ever', async () => {
    await using scene = await apiOf([member('1')]);
    expect(await listed(scene.api.members.all('g'))).toEqual([member('1')]);
    expect(scene.paths).toHaveLength(2);
  });

  test('without an id are all given', async () => {
    await using scene = await apiOf([{ nick: 'a' }, { nick: 'b' }]);
    expect(await listed(scene.api.members.all('g'))).toHaveLength(2);
  });

  test('of a role are read by the index each page names', async () => {
    await using scene = await apiOf({ data: [member('1')], next: '7' }, { data: [member('2')], next: '0' });
    expect(await listed(scene.api.members.allOfRole('g', '4'))).toHaveLength(2);
    expect(scene.paths).toEqual([
      '/guilds/g/roles/4/members?start_index=0&limit=400',
      '/guilds/g/roles/4/members?start_index=7&limit=400',
    ]);
  });
});

describe('lists with a cursor', () => {
  test.each([
    ['members of a group', 'members', 'member_openid', (api: Api) => api.groupMembers.all('g')],
    ['barred people', 'users', 'member_openid', (api: Api) => api.groupBlacklist.all('g')],
    ['requests to join', 'list', 'join_request_id', (api: Api) => api.joinRequests.all('g')],
    ['strategies', 'strategies', 'strategy_id', (api: Api) => api.joinStrategies.all()],
    ['panels', 'records', 'panel_id', (api: Api) => api.panels.all('c2c')],
  ])('%s are read until the cursor is empty', async (_, list, id, all) => {
    const page = (next_cursor: string, ...ids: string[]) => ({
      [list]: ids.map((value) => ({ [id]: value })),
      next_cursor,
    });
    await using scene = await apiOf(page('c1', 'a', 'b'), { [list]: null, next_cursor: 'c2' }, page('', 'b', 'c'));
    expect(await listed<object>(all(scene.api))).toEqual(['a', 'b', 'c'].map((value) => ({ [id]: value })));
    expect(scene.paths.slice(1).map((path) => /cursor=(\w+)/.exec(path)?.[1])).toEqual(['c1', 'c2']);
  });

  test('panels end where the platform says so, whatever cursor it gives', async () => {
    await using scene = await apiOf({ records: [{ panel_id: 'p' }], next_cursor: 'more', is_end: true });
    expect(await listed(scene.api.panels.all('group'))).toHaveLength(1);
    expect(scene.paths).toEqual(['/v2/panels?scope=group&limit=50']);
  });

  test('reactions take their limit with the first page only', async () => {
    const [amy, ben] = [{ id: '1' }, { id: '2' }];
    await using scene = await apiOf({ users: [amy], cookie: '1_2', is_end: false }, { users: [ben], is_end: true });
    expect(await listed(scene.api.reactions.allUsers('c', 'm', { type: 1, id: '4' }))).toEqual([amy, ben]);
    const path = '/channels/c/messages/m/reactions/1/4';
    expect(scene.paths).toEqual([`${path}?limit=50`, `${path}?cookie=1_2`]);
  });

  test('guilds are read by the last id', async () => {
    await using scene = await apiOf([{ id: '1' }, { id: '2' }], []);
    expect(await listed(scene.api.guilds.all())).toEqual([{ id: '1' }, { id: '2' }]);
    expect(scene.paths).toEqual(['/users/@me/guilds', '/users/@me/guilds?after=2']);
  });
});
