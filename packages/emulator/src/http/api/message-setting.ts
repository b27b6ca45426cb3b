import { guildMessageId } from '../../ids.js';
import { Fields } from '../../rules/fields.js';
import { Refusal } from '../../rules/refusal.js';
import type { Call, Handler, Route } from '../call.js';
import { deliver, sentByBot } from './delivered.js';
import { directTarget, type GuildConversation, messageObject } from './guild-place.js';
import { channelTarget, guildTarget } from './guild-target.js';

const setting: Handler = (call) => {
  const guild = guildTarget(call);
  const { activeQuotas } = call.platform.settings;
  const perChannel = activeQuotas.find(({ scene, per }) => scene === 'channel' && per === 'target');
  return { body: { ...guild.messageSetting, channel_push_max_num: perChannel?.count ?? 0 } };
};

/** The platform puts a card into the conversation, by which the owner can allow active messages. */
function guide({ bot, body, platform }: Call, place: GuildConversation) {
  const content = new Fields(body).optionalText('content') ?? '';
  const sent = sentByBot(guildMessageId(), { ...body, content }, platform.now());
  const entry = deliver(
    bot,
    place,
    sent,
    { basis: undefined, seq: undefined, commit: () => undefined },
    { seq: ++place.seq },
  );
  return { body: messageObject(place, entry) };
}

/** In a direct session the guild has to be named. */
const guideInDirect: Handler = (call) => {
  const session = directTarget(call);
  const refusals = { missing: 'badSettingGuide', bad: 'badSettingGuide' } as const;
  const guildId = new Fields(call.body, refusals).object('setting_guide').text('guild_id');
  if (!call.bot.findGuild(guildId)) throw new Refusal('badSettingGuide');
  return guide(call, session);
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/setting/message_setting.html} */
export const messageSettingRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild/message/setting', handle: setting },
  { method: 'POST', path: '/channels/:channel/settingguide', handle: (call) => guide(call, channelTarget(call)) },
  { method: 'POST', path: '/dms/:guild/settingguide', handle: guideInDirect },
];
