import type { Case, Stage } from '../stage.js';

const STRATEGIES = '/v2/groups/join_approval_strategy';
const openid = ({ emulator }: Stage, name: string): string => emulator.group('dev').member(name).openid;
const pathOf = ({ emulator }: Stage, rest: string): string => `/v2/groups/${emulator.group('dev').openid}/${rest}`;
const get = (stage: Stage, rest: string) => stage.api.call('GET', pathOf(stage, rest));
const post = (stage: Stage, rest: string, body: object) => stage.api.post(pathOf(stage, rest), body);

export const GROUP_CASES: readonly Case[] = [
  {
    title: 'a group and its members are looked up',
    async act(stage) {
      const ming = openid(stage, 'Ming');
      for (const rest of ['info', 'bot_state', 'members', `members/${ming}`, 'members/X']) await get(stage, rest);
      await post(stage, 'members', { limit: 3 });
      await post(stage, 'members', { limit: 501 });
      for (const rest of ['info', 'bot_state', 'members']) await stage.api.call('GET', `/v2/groups/X/${rest}`);
    },
  },
  {
    title: 'members are removed, barred and muted',
    async act(stage) {
      const [ming, spam] = [openid(stage, 'Ming'), openid(stage, 'spam')];
      await post(stage, 'batch_remove_members', { member_openids: [spam], add_to_member_blacklist: true });
      await post(stage, 'batch_remove_members', {});
      await get(stage, 'member_blacklist');
      await get(stage, 'member_blacklist?limit=101');
      await post(stage, 'member_blacklist', { op: 'del', member_openids: [spam] });
      await post(stage, 'member_blacklist', {});
      const mute = { op: 'add', member_openid: ming, mute_expire_at: '2026-09-11T10:00:00+08:00' };
      await post(stage, 'restrict_chat_setting', { members: [mute] });
      await post(stage, 'restrict_chat_setting', { members: [] });
      await get(stage, 'restrict_chat_setting');
    },
  },
  {
    title: 'requests to join are decided about',
    async act(stage) {
      const request = stage.emulator.group('dev').member('Lee').asksToJoin();
      await get(stage, 'join_request_list');
      await get(stage, 'join_request_list?limit=51');
      const path = `approval_join_request/${openid(stage, 'Lee')}`;
      await post(stage, path, { op: 'approve', join_request_id: request.id });
      await post(stage, path, { op: 'approve', join_request_id: request.id });
    },
  },
  {
    title: 'strategies for joining come, change and go',
    async act(stage) {
      const { api, emulator } = stage;
      const { body } = await api.post(STRATEGIES, { group_openids: [emulator.group('dev').openid] });
      const path = `${STRATEGIES}/${String(body['strategy_id'])}`;
      await api.call('GET', STRATEGIES);
      await api.call('GET', `${STRATEGIES}?limit=101`);
      await api.post(STRATEGIES, {});
      await api.call('PATCH', path, { is_enable: 'off' });
      await api.post(`${path}/whitelist_users`, { op: 'add', whitelist_users: ['10001'] });
      await api.post(`${path}/execute`, {});
      await api.call('DELETE', path);
      for (const rest of ['whitelist_users', 'execute']) await api.post(`${path}/${rest}`, {});
      for (const method of ['PATCH', 'DELETE']) await api.call(method, path, {});
    },
  },
  {
    title: 'a group in which the bot is no administrator',
    async act(stage) {
      stage.emulator.group('dev').robotIsAdmin = false;
      await get(stage, 'member_blacklist');
      await get(stage, 'restrict_chat_setting');
      await get(stage, 'join_request_list');
    },
  },
  {
    title: 'a bot that may not administer groups',
    settings: { grants: [] },
    async act(stage) {
      await get(stage, 'info');
      await stage.api.call('GET', STRATEGIES);
    },
  },
];
