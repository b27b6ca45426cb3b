import { ChannelType, type EmulatedGuild, type Emulator } from '@qqbotjs/emulator';
import type { Api } from '../../src/rest/api/api.js';
import { digest, FILE, type Ids, MENU, NOW, PANEL, PART, PLAN } from '../rest/endpoints.js';
import { botFor, startPlatform } from './scene.js';

/** A platform with everything the rows of the table speak of, and a client of its API. */
export interface EndpointWorld extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly api: Api;
  readonly ids: Ids;
}

type Stage = Pick<EndpointWorld, 'emulator' | 'api'>;

const SETTINGS = {
  // How often something may be done, and who has to be online for it, is not what the table is about.
  enforceRateLimits: false,
  activeQuotas: [],
  groupAllowsActive: true,
  guildNeedsGateway: false,
  // Whoever clicks gives up at once, and tells the id of the click; it can be acknowledged all the same.
  interactionAckMs: 0,
};

const BUTTON = {
  id: 'ok',
  render_data: { label: 'OK', visited_label: 'OK', style: 1 as const },
  action: { type: 1 as const, permission: { type: 2 as const }, data: 'ok', unsupport_tips: 'update' },
};
const CARD = { markdown: { content: '# hi' }, keyboard: { content: { rows: [{ buttons: [BUTTON] }] } } };

/** Everything is made by people and through the API; nothing is shared with another world. */
export async function startEndpointWorld(): Promise<EndpointWorld> {
  const emulator = await startPlatform({ now: () => Date.parse(NOW), settings: SETTINGS });
  const bot = botFor(emulator, { rest: { keepRates: false } });
  const stage = { emulator, api: bot.api };
  const [chats, uploads, panels, members, strategies, guild] = await Promise.all([
    chatIds(stage),
    uploadIds(stage),
    panelIds(stage),
    memberIds(stage),
    strategyIds(stage),
    guildIds(stage),
  ]);
  return {
    ...stage,
    ids: { ...chats, ...uploads, ...panels, ...members, ...strategies, ...guild },
    async [Symbol.asyncDispose]() {
      await bot.stop({ deadlineMs: 0 });
      await emulator.stop();
    },
  };
}

const friendOf = ({ emulator }: Stage) => emulator.user('Ming');
const groupOf = ({ emulator }: Stage) => emulator.group('readers');

async function chatIds(stage: Stage) {
  const { api } = stage;
  const [friend, group] = [friendOf(stage), groupOf(stage)];
  const said = await friend.says('hello');
  const sent = await api.messages.sendToUser(friend.openid, { msg_type: 2, ...CARD });
  const click = await friend.clicks({ ...CARD, id: sent.id }, BUTTON.id);
  const sentToGroup = await api.messages.sendToGroup(group.openid, { msg_type: 0, content: 'hi' });
  return {
    user: friend.openid,
    group: group.openid,
    userMessage: said.id,
    sentToUser: sent.id,
    sentToGroup: sentToGroup.id,
    interaction: click.interactionId,
  };
}

async function uploadIds(stage: Stage) {
  const { openid: group } = groupOf(stage);
  const userUpload = await storedUpload(stage, 'c2c', friendOf(stage).openid);
  const groupUpload = await storedUpload(stage, 'group', group);
  await stage.api.media.finishPart('group', group, { upload_id: groupUpload, ...PART });
  return { userUpload, groupUpload };
}

/** Announces the file and puts its only part. */
async function storedUpload({ api }: Stage, scene: 'c2c' | 'group', target: string): Promise<string> {
  const { md5, block_size: file_size } = PART;
  const hashes = { md5, sha1: digest('sha1'), md5_10m: md5 };
  const file = { file_type: 1 as const, file_name: 'a.png', file_size, ...hashes };
  const { upload_id, parts } = await api.media.prepareUpload(scene, target, file);
  for (const part of parts) await fetch(part.presigned_url, { method: 'PUT', body: new Uint8Array(FILE) });
  return upload_id;
}

async function panelIds(stage: Stage) {
  const { api } = stage;
  const target = { target_type: 'specific' as const, group_openids: [groupOf(stage).openid] };
  const create = () => api.panels.create({ scope: 'group', ...target, panel: PANEL });
  await create();
  const { panel_id: panel } = await create();
  const { next_cursor: panelCursor = '' } = await api.panels.list('group', { limit: 1 });
  await api.menu.edit(MENU);
  return { panel, panelCursor };
}

async function memberIds(stage: Stage) {
  const { api } = stage;
  const group = groupOf(stage);
  const { openid } = group;
  group.profile.group_tags.push('reading');
  // With the bot a page and one more.
  for (let n = 0; n < 30; n += 1) group.member(`reader ${n}`);
  const { openid: member } = group.member('reader 0');
  const { openid: barred } = group.member('Bo');
  group.memberLeaves('Bo');
  const request = group.member('Lee').asksToJoin({ message: 'let me in' });
  await api.groupBlacklist.add(openid, [barred]);
  await api.groups.editMutes(openid, [
    { op: 'add', member_openid: member, mute_expire_at: '2026-09-11T10:00:00+08:00' },
  ]);
  const { next_cursor: memberCursor } = await api.groupMembers.list(openid);
  return { member, barred, applicant: request.member.openid, joinRequest: request.id, memberCursor };
}

async function strategyIds(stage: Stage) {
  const { joinStrategies } = stage.api;
  const create = () => joinStrategies.create({ group_openids: [groupOf(stage).openid] });
  await create();
  const { strategy_id: strategy } = await create();
  const { next_cursor: strategyCursor } = await joinStrategies.list({ limit: 1 });
  return { strategy, strategyCursor };
}

async function guildIds({ emulator, api }: Stage) {
  const one = emulator.guild();
  const two = emulator.guild('second');
  // Ids are what they are, and guilds are listed by them.
  const [other, guild] = one.id < two.id ? [one, two] : [two, one];
  const places = placeIds(guild);
  const people = await rolePeople(api, guild);
  const messages = await channelIds(api, places.channel);
  const session = await api.dms.create({ recipient_id: people.guildUser, source_guild_id: guild.id });
  const direct = await api.messages.sendToDirectMessage(session.guild_id, { content: 'hi' });
  const ids = { otherGuild: other.id, guild: guild.id, session: session.guild_id, directMessage: direct.id };
  return { ...ids, ...places, ...people, ...messages };
}

function placeIds(guild: EmulatedGuild) {
  const channel = guild.channel('talk');
  const voice = guild.channel('voice', ChannelType.Voice);
  const forum = guild.channel('forum', ChannelType.Forum);
  guild.messageSetting.channel_ids.push(channel.id);
  voice.member('Amy').enters();
  const thread = forum.member('Amy').opensThread('title', 'text');
  return { channel: channel.id, voice: voice.id, forum: forum.id, thread: thread.id };
}

/** Three members with a role. */
async function rolePeople(api: Api, guild: EmulatedGuild) {
  const { role_id: role } = await api.roles.create(guild.id, { name: 'readers' });
  const people = ['Amy', 'Bo', 'Cai'].map((name) => guild.member(name));
  await Promise.all(people.map(({ id }) => api.roles.addMember(guild.id, role, id)));
  return { role, guildUser: guild.member('Amy').id };
}

async function channelIds(api: Api, channel: string) {
  const { id } = await api.messages.sendToChannel(channel, CARD);
  await api.pins.add(channel, id);
  await api.announces.createInChannel(channel, id);
  await api.reactions.add(channel, id, { type: 1, id: '203' });
  const schedule = await api.schedules.create(channel, PLAN);
  return { guildMessage: id, schedule: schedule.id };
}
