import type { EmulatedChannel, Schedule } from '../../people/channel.js';
import { memberObject } from '../../people/guild-objects.js';
import { secret } from '../../ids.js';
import { Refusal, refuse } from '../../rules/refusal.js';
import { checkScheduleBody } from '../../rules/schedule-body.js';
import { dayOf } from '../../timestamps.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelTarget } from './guild-target.js';

const DAY_MS = 24 * 60 * 60_000;
const PER_DAY = 10;
const PER_GUILD = 100;

/** The channel of a call that changes schedules. */
function plannable(call: Call): EmulatedChannel {
  if (!call.platform.settings.grants.includes('guild-admin')) throw new Refusal('scheduleNotAllowed');
  return channelTarget(call);
}

function scheduleOf(channel: EmulatedChannel, { params }: Call): Schedule {
  const schedule = channel.schedules.get(params['schedule'] ?? '');
  if (!schedule) throw new Refusal('noSuchSchedule');
  return schedule;
}

/** Without `since` those of today, in the platform's time zone; with it those that end later. */
const list: Handler = (call) => {
  const { schedules } = channelTarget(call);
  const since = call.query.get('since') ?? '';
  if (!/^\d*$/.test(since)) throw new Refusal('badSchedule');
  const today = dayOf(call.platform.now());
  const isWanted = ({ start_timestamp, end_timestamp }: Schedule): boolean =>
    since === ''
      ? dayOf(Number(start_timestamp)) <= today && today <= dayOf(Number(end_timestamp))
      : Number(end_timestamp) > Number(since);
  return { body: [...schedules.values()].filter(isWanted) };
};

/** An administrator has 10 a day; those that are over stay, and count among the 100 of the guild. */
function checkCount({ bot, platform }: Call, { guildId, guild }: EmulatedChannel): void {
  const now = platform.now();
  const count = guild.channels.all.reduce((sum, { schedules }) => sum + schedules.size, 0);
  if (count >= PER_GUILD)
    refuse('malformedBody', `一个频道最多 ${PER_GUILD} 个日程。`, `A guild has at most ${PER_GUILD} schedules.`);
  if (!bot.counts.take(`schedules:${guildId}:${dayOf(now)}`, PER_DAY, DAY_MS, now))
    throw new Refusal('schedulesPerDay');
}

const create: Handler = (call) => {
  const channel = plannable(call);
  const body = checkScheduleBody(call.body, { bot: call.bot, channel }, call.platform.now());
  checkCount(call, channel);
  const schedule = { id: secret(16), ...body, creator: memberObject(channel.guild.robot) };
  channel.schedules.set(schedule.id, schedule);
  return { body: schedule };
};

const change: Handler = (call) => {
  const channel = plannable(call);
  const schedule = scheduleOf(channel, call);
  const place = { bot: call.bot, channel };
  Object.assign(schedule, checkScheduleBody(call.body, place, call.platform.now(), schedule));
  return { body: schedule };
};

const remove: Handler = (call) => {
  const channel = plannable(call);
  channel.schedules.delete(scheduleOf(channel, call).id);
  return NO_CONTENT;
};

const ONE = '/channels/:channel/schedules/:schedule';

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/model.html} */
export const scheduleRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/schedules', handle: list },
  { method: 'GET', path: ONE, handle: (call) => ({ body: scheduleOf(channelTarget(call), call) }) },
  { method: 'POST', path: '/channels/:channel/schedules', handle: create },
  { method: 'PATCH', path: ONE, handle: change },
  { method: 'DELETE', path: ONE, handle: remove },
];
