import type { EmulatedChannel } from '../../people/channel.js';
import { CHANNEL_TYPES, ChannelType } from '../../people/channel-type.js';
import type { EmulatedGuild } from '../../people/guild.js';
import { channelObject, memberObject } from '../../people/guild-objects.js';
import { Fields } from '../../rules/fields.js';
import { refuse } from '../../rules/refusal.js';
import type { Grant } from '../../rules/grants.js';
import type { Handler, Route } from '../call.js';
import { channelTarget, guildTarget, memberTarget } from './guild-target.js';

const MANAGES: readonly Grant[] = ['private-domain', 'guild-admin'];
const VIEW = 1;

/** `parent_id` has to be a category of the guild. */
function parentOf(fields: Fields, guild: EmulatedGuild): string | undefined {
  const id = fields.optionalText('parent_id');
  if (id === undefined || id === '0' || guild.channels.get(id)?.type === ChannelType.Category) return id;
  return refuse('malformedBody', 'parent_id 不是这个频道的分组。', 'parent_id is no category of this guild.');
}

/** Positions begin at 1; the first among the categories belongs to the channels without one. */
function positionOf(fields: Fields, type: ChannelType): number | undefined {
  const position = fields.optionalInteger('position');
  const first = type === ChannelType.Category ? 2 : 1;
  if (position === undefined || position >= first) return position;
  return refuse('malformedBody', `position 从 ${first} 开始。`, `position begins at ${first}.`);
}

const permissionsOf = (fields: Fields) => ({
  privateType: fields.optionalChoice('private_type', [0, 1, 2]),
  speakPermission: fields.optionalChoice('speak_permission', [0, 1, 2]),
});

const create: Handler = (call) => {
  const guild = guildTarget(call);
  const fields = new Fields(call.body);
  const type = fields.choice('type', CHANNEL_TYPES);
  const listed = fields.texts('private_user_ids').map((id) => memberTarget(guild, id));
  const wanted = {
    name: fields.text('name'),
    type,
    subType: fields.optionalChoice('sub_type', [0, 1, 2, 3]),
    parentId: parentOf(fields, guild),
    applicationId: fields.optionalText('application_id'),
    ...permissionsOf(fields),
  };
  if (guild.isFull) refuse('malformedBody', '频道里的子频道太多了。', 'The guild holds no further channel.');
  const channel = guild.createChannel({ ...wanted, ownerId: guild.robot.id }, positionOf(fields, type), guild.robot);
  for (const member of listed) channel.permissions.change('member', member.id, VIEW, 0);
  return { body: channelObject(channel) };
};

const change: Handler = (call) => {
  const channel = channelTarget(call);
  const fields = new Fields(call.body);
  const changes = {
    name: fields.optionalText('name'),
    subType: fields.optionalChoice('sub_type', [0, 1, 2, 3]),
    parentId: parentOf(fields, channel.guild),
    position: positionOf(fields, channel.type),
    ...permissionsOf(fields),
  };
  channel.change(changes, channel.guild.robot);
  return { body: channelObject(channel) };
};

const remove: Handler = (call) => {
  const channel = channelTarget(call);
  channel.delete(channel.guild.robot);
  return { body: {} };
};

const inOrder = (a: EmulatedChannel, b: EmulatedChannel): number => a.position - b.position;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/manage/channel/model.html} */
export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    handle: (call) => ({ body: guildTarget(call).channels.all.toSorted(inOrder).map(channelObject) }),
  },
  { method: 'POST', path: '/guilds/:guild/channels', needs: MANAGES, handle: create },
  { method: 'GET', path: '/channels/:channel', handle: (call) => ({ body: channelObject(channelTarget(call)) }) },
  { method: 'PATCH', path: '/channels/:channel', needs: MANAGES, handle: change },
  { method: 'DELETE', path: '/channels/:channel', needs: MANAGES, handle: remove },
  {
    method: 'GET',
    path: '/channels/:channel/online_nums',
    handle: (call) => ({ body: { online_nums: channelTarget(call).listeners.size } }),
  },
  {
    method: 'GET',
    path: '/channels/:channel/voice/members',
    handle: (call) => ({ body: [...channelTarget(call).listeners].map(memberObject) }),
  },
];
