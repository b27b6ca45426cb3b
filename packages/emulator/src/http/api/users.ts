import { Fields } from '../../rules/fields.js';
import { Refusal } from '../../rules/refusal.js';
import { unixSeconds } from '../../timestamps.js';
import type { Handler, Route } from '../call.js';

/** Bot and person have to meet in a guild that allows it. */
const openDirect: Handler = ({ bot, body, platform }) => {
  const fields = new Fields(body);
  const recipient = fields.text('recipient_id');
  const source = fields.optionalText('source_guild_id');
  const guilds = source === undefined ? bot.guilds : bot.guilds.filter(({ id }) => id === source);
  if (guilds.length === 0) throw new Refusal('unknownGuild');
  const person = guilds.flatMap(({ membersNow }) => membersNow).find(({ id, isBot }) => id === recipient && !isBot);
  if (!person) throw new Refusal('unknownGuildUser');
  if (person.guild.messageSetting.disable_create_dm) throw new Refusal('directClosed');
  const { guildId, channelId } = bot.sessionWith(person);
  const create_time = String(unixSeconds(platform.now()));
  return { body: { guild_id: guildId, channel_id: channelId, create_time } };
};

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ bot }) => ({
      body: {
        id: bot.id,
        username: bot.username,
        avatar: '',
        bot: true,
        union_openid: '',
        union_user_account: '',
        share_url: `https://qun.qq.com/qunpro/robot/share?robot_appid=${bot.appId}`,
        welcome_msg: '',
      },
    }),
  },
  { method: 'POST', path: '/users/@me/dms', handle: openDirect },
];
