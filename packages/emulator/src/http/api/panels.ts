import type { EmulatedBot } from '../../bot.js';
import { MAX_PANELS, type Panel, type PanelScope } from '../../panels.js';
import { Fields } from '../../rules/fields.js';
import { pageOf } from '../../rules/paging.js';
import { checkPanel, PANEL_FIELDS } from '../../rules/panel-body.js';
import { Refusal, refuse } from '../../rules/refusal.js';
import { rfc3339 } from '../../timestamps.js';
import type { Call, Handler, Route } from '../call.js';

const PAGE = { initial: 20, max: 50 };
const MAX_TARGETS = 20;
const SHOWN_TARGETS = 1000;

/** Which openids a panel of this scope may be for; channels and direct sessions have panels for all only. */
const TARGET_FIELD: Readonly<Record<PanelScope, 'user_openids' | 'group_openids' | undefined>> = {
  c2c: 'user_openids',
  group: 'group_openids',
  channel: undefined,
  dm: undefined,
};

function scopeOf(text: string): PanelScope {
  if (text === '') refuse('panelFieldMissing', '缺少 scope。', 'scope is missing.');
  if (!Object.hasOwn(TARGET_FIELD, text)) throw new Refusal('panelScope');
  return text as PanelScope;
}

function panelOf({ bot, params }: Call): Panel {
  const panel = bot.panels.get(params['panel'] ?? '');
  if (!panel) throw new Refusal('noSuchPanel');
  return panel;
}

/** The openids of a body, if they suit the panel and are those of people or groups the bot knows. */
function targetsOf(bot: EmulatedBot, body: Call['body'], scope: PanelScope, targetType: Panel['targetType']): string[] {
  const fields = new Fields(body, PANEL_FIELDS);
  const named = (['user_openids', 'group_openids'] as const).filter((name) => fields.list(name).length > 0);
  if (named.length > 0 && targetType === 'all') throw new Refusal('panelIsGlobal');
  if (named.some((name) => name !== TARGET_FIELD[scope])) throw new Refusal('panelNotInScene');
  const openids = named.flatMap((name) => fields.texts(name));
  if (openids.length > MAX_TARGETS) throw new Refusal('tooManyPanelThings');
  const isKnown = (openid: string): boolean => (scope === 'c2c' || scope === 'group') && !!bot.find(scope, openid);
  const unknown = openids.find((openid) => !isKnown(openid));
  if (unknown) refuse('badPanel', `机器人不认识 ${unknown}。`, `The bot knows no ${unknown}.`);
  return openids;
}

function shown({ id, scope, targetType, content, createdAt, updatedAt, version }: Panel) {
  const times = { created_at: rfc3339(createdAt), updated_at: rfc3339(updatedAt) };
  return { panel_id: id, scope, target_type: targetType, panel: { ...content, version }, ...times, version };
}

const list: Handler = ({ bot, query }) => {
  const scope = scopeOf(query.get('scope') ?? '');
  const { items, next } = pageOf(bot.panels.of(scope), query, PAGE, 'badPanel');
  return { body: { records: items.map(shown), next_cursor: next, is_end: next === '' } };
};

const one: Handler = (call) => {
  const panel = panelOf(call);
  const field = TARGET_FIELD[panel.scope];
  const targets = field && panel.targetType === 'specific' && { [field]: [...panel.targets].slice(0, SHOWN_TARGETS) };
  return { body: { ...shown(panel), ...targets } };
};

const create: Handler = ({ bot, body, platform }) => {
  const fields = new Fields(body, PANEL_FIELDS);
  const scope = scopeOf(fields.optionalText('scope') ?? '');
  const targetType = fields.optionalText('target_type') ?? 'all';
  if (targetType !== 'all' && targetType !== 'specific') throw new Refusal('panelTargetType');
  if (targetType === 'specific' && !TARGET_FIELD[scope]) throw new Refusal('panelNotInScene');
  const targets = new Set(targetsOf(bot, body, scope, targetType));
  const content = checkPanel(body);
  if (bot.panels.size >= MAX_PANELS) throw new Refusal('tooManyPanelThings');
  const { id } = bot.panels.add({ scope, targetType, targets, content }, platform.now());
  return { body: { panel_id: id } };
};

/** Replaces everything but scope and targets. */
const replace: Handler = (call) => {
  const panel = panelOf(call);
  panel.content = checkPanel(call.body);
  panel.updatedAt = call.platform.now();
  panel.version += 1;
  return { body: { version: panel.version } };
};

const remove: Handler = (call) => {
  call.bot.panels.delete(panelOf(call).id);
  return { body: {} };
};

const retarget: Handler = (call) => {
  const panel = panelOf(call);
  if (panel.targetType === 'all') throw new Refusal('panelIsGlobal');
  const op = new Fields(call.body, PANEL_FIELDS).text('op');
  if (op !== 'add' && op !== 'del') throw new Refusal('panelOp');
  const openids = targetsOf(call.bot, call.body, panel.scope, panel.targetType);
  if (openids.length === 0) refuse('panelFieldMissing', '缺少 openid 列表。', 'A list of openids is missing.');
  for (const openid of openids) {
    if (op === 'add') panel.targets.add(openid);
    else panel.targets.delete(openid);
  }
  return { body: {} };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.post.html} */
export const panelRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/panels', handle: list },
  { method: 'POST', path: '/v2/panels', handle: create },
  { method: 'GET', path: '/v2/panels/:panel', handle: one },
  { method: 'PUT', path: '/v2/panels/:panel', handle: replace },
  { method: 'DELETE', path: '/v2/panels/:panel', handle: remove },
  { method: 'PUT', path: '/v2/panels/:panel/target', handle: retarget },
];
