import type { EmulatedGuild } from '../../people/guild.js';
import { guildObject } from '../../people/guild-objects.js';
import { limitOf } from '../../rules/paging.js';
import { reachesGuild } from '../../rules/sandbox.js';
import type { Handler, Route } from '../call.js';
import { guildTarget } from './guild-target.js';

const PAGE = { initial: 100, max: 100 };

const shown = (guild: EmulatedGuild) => ({ ...guildObject(guild), owner: false });

const byId = (a: EmulatedGuild, b: EmulatedGuild): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

/** `before` and `after` are guild ids; with both, `before` wins. */
const list: Handler = ({ bot, query, platform }) => {
  const limit = limitOf(query, PAGE);
  const before = query.get('before') ?? '';
  const after = query.get('after') ?? '';
  const { sandbox } = platform.settings;
  const guilds = bot.guilds.filter((guild) => reachesGuild(sandbox, guild)).toSorted(byId);
  if (before !== '') {
    const earlier = guilds.filter(({ id }) => BigInt(id) < numberOf(before));
    return { body: earlier.toReversed().slice(0, limit).map(shown) };
  }
  return {
    body: guilds
      .filter(({ id }) => BigInt(id) > numberOf(after))
      .slice(0, limit)
      .map(shown),
  };
};

/** An id of a query; what is no number comes before all others. */
function numberOf(text: string): bigint {
  return /^\d+$/.test(text) ? BigInt(text) : 0n;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/manage/guild/get_guild.html} */
export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me/guilds', handle: list },
  { method: 'GET', path: '/guilds/:guild', handle: (call) => ({ body: shown(guildTarget(call)) }) },
];
