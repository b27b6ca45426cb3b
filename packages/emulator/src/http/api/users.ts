import { Refusal } from '../../rules/refusal.js';
import { unixSeconds } from '../../timestamps.js';
import type { Route } from '../call.js';

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ bot }) => ({
      body: { id: bot.id, username: bot.username, avatar: '', bot: true, union_openid: '', union_user_account: '' },
    }),
  },
  {
    method: 'POST',
    path: '/users/@me/dms',
    handle: ({ bot, body, platform }) => {
      const name = bot.guildUserName(String(body['recipient_id']));
      if (name === undefined) throw new Refusal('unknownGuildUser');
      const { guildId, channelId } = bot.directMessage(name);
      const create_time = String(unixSeconds(platform.now()));
      return { body: { guild_id: guildId, channel_id: channelId, create_time } };
    },
  },
];
