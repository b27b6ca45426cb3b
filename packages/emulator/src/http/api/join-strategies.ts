import type { EmulatedBot } from '../../bot.js';
import { EmulatedGroup } from '../../people/group.js';
import { type JoinStrategy, MAX_STRATEGIES, MAX_WHITELIST } from '../../people/join-strategies.js';
import { Fields } from '../../rules/fields.js';
import { pageOf } from '../../rules/paging.js';
import { Refusal, refuse } from '../../rules/refusal.js';
import { parseRfc3339, rfc3339 } from '../../timestamps.js';
import type { Call, Handler, Route } from '../call.js';

const PAGE = { initial: 20, max: 100 };
const MAX_GROUPS = 100;
const MAX_USERS_AT_ONCE = 10_000;
const YEAR_MS = 365 * 24 * 60 * 60_000;

type NamedBy = JoinStrategy['by'];

function shown(strategy: JoinStrategy) {
  const { id, by, groups, whitelist, remark, createdAt, updatedAt } = strategy;
  const named = { group_openids: [] as string[], group_ids: [] as string[], [by]: [...groups] };
  const times = { created_at: rfc3339(createdAt), updated_at: rfc3339(updatedAt) };
  return { strategy_id: id, ...named, whitelist_user_count: whitelist.size, ...state(strategy), ...times, remark };
}

const state = ({ isEnabled, expiresAt }: JoinStrategy) => ({
  is_enable: isEnabled ? 'on' : 'off',
  expire_at: rfc3339(expiresAt),
});

function strategyOf({ bot, params }: Call): JoinStrategy {
  const strategy = bot.joinStrategies.get(params['strategy'] ?? '');
  if (!strategy) throw new Refusal('noSuchStrategy');
  return strategy;
}

/** Groups are named by openid or by QQ number, never both. */
function groupsOf(fields: Fields): { by: NamedBy; groups: string[] } {
  const named = (['group_openids', 'group_ids'] as const).filter((name) => fields.list(name).length > 0);
  const [by] = named;
  if (!by || named.length > 1)
    return refuse('malformedBody', 'group_openids 和 group_ids 二选一。', 'Either group_openids or group_ids.');
  // QQ numbers come as numbers, too
  const groups = fields.list(by).map((group) => (typeof group === 'number' ? String(group) : group));
  return { by, groups: new Fields({ [by]: groups }).texts(by, MAX_GROUPS) };
}

function expiry(fields: Fields): number | undefined {
  const text = fields.optionalText('expire_at');
  if (text === undefined) return undefined;
  return (
    parseRfc3339(text) ?? refuse('malformedBody', 'expire_at 要用 RFC 3339 格式。', 'expire_at has to be RFC 3339.')
  );
}

const ON_OFF = ['on', 'off'] as const;

const create: Handler = ({ bot, body, platform }) => {
  const fields = new Fields(body);
  const now = platform.now();
  const { by, groups } = groupsOf(fields);
  const wanted = {
    by,
    groups: new Set(groups),
    isEnabled: fields.optionalChoice('is_enable', ON_OFF) !== 'off',
    expiresAt: expiry(fields) ?? now + YEAR_MS,
    remark: fields.optionalText('remark') ?? '',
  };
  if (bot.joinStrategies.current(now).length >= MAX_STRATEGIES)
    refuse('malformedBody', `最多 ${MAX_STRATEGIES} 个策略。`, `A bot has at most ${MAX_STRATEGIES} strategies.`);
  const strategy = bot.joinStrategies.add(wanted, now);
  return { body: { strategy_id: strategy.id, ...state(strategy) } };
};

/** `group_action` names groups the way the strategy was made with. */
function changeGroups(strategy: JoinStrategy, action: Fields): void {
  const { by, groups } = groupsOf(action);
  const op = action.choice('op', ['add', 'del']);
  if (by !== strategy.by)
    refuse('malformedBody', `这个策略用的是 ${strategy.by}。`, `This strategy was made with ${strategy.by}.`);
  for (const group of groups) {
    if (op === 'add') strategy.groups.add(group);
    else strategy.groups.delete(group);
  }
}

const change: Handler = (call) => {
  const strategy = strategyOf(call);
  const fields = new Fields(call.body);
  const enabled = fields.optionalChoice('is_enable', ON_OFF);
  const expiresAt = expiry(fields);
  const remark = fields.optionalText('remark');
  const action = fields.optionalObject('group_action');
  if (action) changeGroups(strategy, action);
  strategy.isEnabled = enabled === undefined ? strategy.isEnabled : enabled === 'on';
  strategy.expiresAt = expiresAt ?? strategy.expiresAt;
  strategy.remark = remark ?? strategy.remark;
  strategy.updatedAt = call.platform.now();
  return { body: state(strategy) };
};

function letIn(bot: EmulatedBot, strategy: JoinStrategy, now: number): void {
  const groups = bot.conversations.filter((one) => one instanceof EmulatedGroup);
  for (const group of groups.filter(({ robotIsAdmin }) => robotIsAdmin)) {
    for (const request of group.joinRequests.open) {
      const found = bot.joinStrategies.match(group, request.options.qq ?? '', now);
      if (found === strategy) group.joinRequests.decide(request, true);
    }
  }
}

/** Goes through everyone who waits. The platform takes ten minutes, this one does it once it has answered. */
const execute: Handler = (call) => {
  const strategy = strategyOf(call);
  setImmediate(() => letIn(call.bot, strategy, call.platform.now()));
  return { body: {} };
};

const changeWhitelist: Handler = (call) => {
  const strategy = strategyOf(call);
  const fields = new Fields(call.body);
  const op = fields.choice('op', ['add', 'del']);
  const users = fields.texts('whitelist_users', MAX_USERS_AT_ONCE);
  if (op === 'add' && strategy.whitelist.size + users.length > MAX_WHITELIST)
    refuse('malformedBody', `白名单最多 ${MAX_WHITELIST} 人。`, `The list takes at most ${MAX_WHITELIST} people.`);
  for (const user of users) {
    if (op === 'add') strategy.whitelist.add(user);
    else strategy.whitelist.delete(user);
  }
  strategy.updatedAt = call.platform.now();
  const updated_at = rfc3339(strategy.updatedAt);
  return { body: { strategy_id: strategy.id, whitelist_user_count: strategy.whitelist.size, updated_at } };
};

const list: Handler = ({ bot, query, platform }) => {
  const { items, next } = pageOf(bot.joinStrategies.current(platform.now()), query, PAGE);
  return { body: { strategies: items.map(shown), next_cursor: next } };
};

const remove: Handler = (call) => {
  call.bot.joinStrategies.delete(strategyOf(call).id);
  return { body: {} };
};

const ALL = '/v2/groups/join_approval_strategy';
const LISTED = { needs: ['group-administration'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.post.html} */
export const joinStrategyRoutes: readonly Route[] = [
  { method: 'GET', path: ALL, ...LISTED, handle: list },
  { method: 'POST', path: ALL, ...LISTED, handle: create },
  { method: 'PATCH', path: `${ALL}/:strategy`, ...LISTED, handle: change },
  { method: 'DELETE', path: `${ALL}/:strategy`, ...LISTED, handle: remove },
  { method: 'POST', path: `${ALL}/:strategy/execute`, ...LISTED, handle: execute },
  { method: 'POST', path: `${ALL}/:strategy/whitelist_users`, ...LISTED, handle: changeWhitelist },
];
