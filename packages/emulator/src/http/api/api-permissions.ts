import { guildMessageId } from '../../ids.js';
import { Fields } from '../../rules/fields.js';
import { GUILD_APIS } from '../../rules/guild-apis.js';
import { Refusal } from '../../rules/refusal.js';
import { dayOf } from '../../timestamps.js';
import type { Call, Handler, Route } from '../call.js';
import { guildTarget } from './guild-target.js';

const DAY_MS = 24 * 60 * 60_000;
const DEMANDS_PER_DAY = 3;

const REFUSALS = { missing: 'badDemand', bad: 'badDemand' } as const;

const list: Handler = (call) => {
  const guild = guildTarget(call);
  const apis = GUILD_APIS.map((api) => ({ ...api, auth_status: guild.hasGranted(api.method, api.path) ? 1 : 0 }));
  return { body: { apis } };
};

function checkCount({ bot, platform }: Call, guildId: string): void {
  const now = platform.now();
  if (!bot.counts.take(`demands:${guildId}:${dayOf(now)}`, DEMANDS_PER_DAY, DAY_MS, now))
    throw new Refusal('demandsPerDay');
}

/** Puts a link into the channel, by which the owner can grant the API. */
const demand: Handler = (call) => {
  const { bot, platform } = call;
  const guild = guildTarget(call);
  const fields = new Fields(call.body, REFUSALS);
  const channel = guild.channels.get(fields.text('channel_id'));
  const identify = fields.object('api_identify');
  const { path, method } = { path: identify.text('path'), method: identify.text('method') };
  const desc = fields.text('desc');
  const api = GUILD_APIS.find((one) => one.path === path && one.method === method);
  if (!channel) throw new Refusal('badDemand');
  if (!api) throw new Refusal('unknownApi');
  if (guild.hasGranted(method, path)) throw new Refusal('apiGranted');
  checkCount(call, guild.id);
  const title = `${bot.username}申请授权${api.desc}接口权限`;
  const content = `${title}：${desc}`;
  channel.show({ id: guildMessageId(), at: platform.now(), from: 'bot', name: bot.username, content });
  return { body: { ...channel.place, api_identify: { path, method }, title, desc } };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/api_permissions/model.html} */
export const apiPermissionRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild/api_permission', handle: list },
  { method: 'POST', path: '/guilds/:guild/api_permission/demand', handle: demand },
];
