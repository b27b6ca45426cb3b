import { rfc3339 } from '../timestamps.js';
import type { EmulatedChannel } from './channel.js';
import type { EmulatedGuild } from './guild.js';
import type { GuildMember } from './guild-member.js';
import type { GuildRole } from './guild-roles.js';

const MAX_MEMBERS = 300;

/** A guild as API and events show it. */
export function guildObject(guild: EmulatedGuild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: '',
    owner_id: guild.owner.id,
    member_count: guild.membersNow.length,
    max_members: MAX_MEMBERS,
    description: guild.description,
    joined_at: rfc3339(guild.joinedAt),
  };
}

export function userObject({ id, name, isBot }: GuildMember) {
  return { id, username: name, avatar: '', bot: isBot };
}

export function memberObject(member: GuildMember) {
  const { nick, roles, joinedAt } = member;
  return { user: userObject(member), nick, roles: [...roles], joined_at: rfc3339(joinedAt) };
}

export function roleObject(guild: EmulatedGuild, { id, name, color, hoist, memberLimit }: GuildRole) {
  return { id, name, color, hoist, number: guild.membersWith(id).length, member_limit: memberLimit };
}

/** A channel as events show it. */
export function channelSummary(channel: EmulatedChannel) {
  const { id, guildId, name, type, subType, ownerId } = channel;
  return { id, guild_id: guildId, name, type, sub_type: subType, owner_id: ownerId };
}

/** A channel as the API shows it. `permissions` are the bot's. */
export function channelObject(channel: EmulatedChannel) {
  return {
    ...channelSummary(channel),
    position: channel.position,
    parent_id: channel.parentId,
    private_type: channel.privateType,
    speak_permission: channel.speakPermission,
    application_id: channel.applicationId,
    permissions: String(channel.permissions.ofMember(channel.guild.robot)),
  };
}
