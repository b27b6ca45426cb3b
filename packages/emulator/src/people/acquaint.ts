import type { EmulatedBot } from '../bot.js';
import { isRecord } from '../http/is-record.js';
import { decimalIdNamed, LONG_ID, openidNamed } from '../ids.js';
import type { MemberRole } from './member.js';

type Fields = Record<string, unknown>;

/** Fields that name a member of a group, in the event and in who is behind it. */
const GROUP_MEMBER = ['member_openid', 'group_member_openid', 'op_member_openid'];
/** Fields that name someone of a guild. */
const GUILD_MEMBER = ['user_id', 'op_user_id', 'author_id'];
const GROUP_ROLES: readonly unknown[] = ['owner', 'admin', 'member'];

/**
 * Makes everyone and every place an event speaks of, under the ids it names, so that it can be answered: the emulator knows
 * them afterwards as if they had been there.
 */
export function acquaint(bot: EmulatedBot, t: string, d: unknown): void {
  if (!isRecord(d)) return;
  for (const openid of [d['user_openid'], d['openid'], inner(d, 'author')['user_openid']]) makeUser(bot, openid);
  makeGroup(bot, d);
  if (t.startsWith('DIRECT_MESSAGE_')) makeSession(bot, d);
  else makeGuild(bot, t, d);
}

function makeUser(bot: EmulatedBot, openid: unknown): void {
  if (isOpenid(openid)) bot.user(openid);
}

function makeGroup(bot: EmulatedBot, d: Fields): void {
  if (!isOpenid(d['group_openid'])) return;
  const group = bot.group(d['group_openid']);
  const author = inner(d, 'author');
  const mentioned = list(d['mentions']).map(({ member_openid }) => member_openid);
  for (const id of [...GROUP_MEMBER.flatMap((field) => [d[field], author[field]]), ...mentioned])
    if (isOpenid(id)) group.member(id);
  const { member_openid: speaker, member_role: role } = author;
  if (isOpenid(speaker) && GROUP_ROLES.includes(role)) group.member(speaker).role = role as MemberRole;
}

/** The two met in a guild; the session has ids of its own. */
function makeSession(bot: EmulatedBot, d: Fields): void {
  const { guild_id: guildId, channel_id: channelId, src_guild_id: source = guildId } = d;
  const { id } = inner(d, 'author');
  if (!isText(guildId) || !isText(channelId) || !isGuildId(source) || !isGuildId(id)) return;
  bot.sessionWith(bot.guild(source).member(id), { guildId, channelId });
}

function makeGuild(bot: EmulatedBot, t: string, d: Fields): void {
  const id = t.startsWith('GUILD_') && !t.startsWith('GUILD_MEMBER_') ? d['id'] : d['guild_id'];
  if (!isGuildId(id)) return;
  const guild = bot.guild(id);
  const channelId = t.startsWith('CHANNEL_') ? d['id'] : d['channel_id'];
  if (isText(channelId) && !guild.channels.get(channelId)) guild.channel(channelId);
  const author = inner(d, 'author')['id'] ?? inner(d, 'user')['id'];
  const others = [...GUILD_MEMBER.map((field) => d[field]), ...list(d['mentions']).map(({ id: one }) => one)];
  for (const one of [author, ...others]) if (isGuildId(one)) guild.member(one);
  const { roles } = isRecord(d['member']) ? d['member'] : d;
  if (isGuildId(author) && Array.isArray(roles)) guild.member(author).roles = roles.map(String);
}

function inner(d: Fields, field: string): Fields {
  const value = d[field];
  return isRecord(value) ? value : {};
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isOpenid(value: unknown): value is string {
  return isText(value) && openidNamed(value) !== undefined;
}

function isGuildId(value: unknown): value is string {
  return isText(value) && decimalIdNamed(value, LONG_ID) !== undefined;
}
