import type { Localized } from '@qqbotjs/core';
import type { EmulatedBot } from '../bot.js';
import { isRecord } from '../http/is-record.js';
import { EmulatedChannel } from '../people/channel.js';
import type { Conversation } from '../people/conversation.js';
import type { EmulatedGuild } from '../people/guild.js';
import { replyBasisOf } from '../reply-basis.js';

/** Names of those the sandbox reaches. */
export interface Sandbox {
  /** As tests call them. */
  users: readonly string[];
  /** As tests call them. */
  groups: readonly string[];
  /** By the name they were first called by; `'guild'` is the first. */
  guilds: readonly string[];
}

export const OUTSIDE_SANDBOX: Localized = {
  'zh-CN': '不在沙箱的名单（设置 sandbox）里。',
  en: 'The sandbox (setting sandbox) does not reach there.',
};

export function reachesGuild(sandbox: Sandbox | null, { key }: EmulatedGuild): boolean {
  return sandbox === null || sandbox.guilds.includes(key);
}

/** Direct sessions of guilds cannot be limited. */
export function reaches(sandbox: Sandbox | null, conversation: Conversation): boolean {
  if (sandbox === null || conversation.scene === 'dm') return true;
  if (conversation instanceof EmulatedChannel) return reachesGuild(sandbox, conversation.guild);
  return sandbox[conversation.scene === 'c2c' ? 'users' : 'groups'].includes(conversation.name);
}

/** Events about a message that is gone have it inside. */
const subjectOf = (d: Record<string, unknown>): Record<string, unknown> => (isRecord(d['message']) ? d['message'] : d);

/** Whether a bot hears of an event there; of one that names no place it knows, it does. */
export function hearsOf(sandbox: Sandbox | null, bot: EmulatedBot, t: string, d: unknown): boolean {
  if (sandbox === null || !isRecord(d)) return true;
  const { guild_id = d['id'], ...rest } = subjectOf(d);
  const guild = bot.everyGuild.find(({ id }) => id === guild_id);
  if (guild) return reachesGuild(sandbox, guild);
  const { scene, target } = replyBasisOf(t, { guild_id, ...rest }, '') ?? {};
  const place = scene && target !== undefined ? bot.find(scene, target) : undefined;
  return !place || reaches(sandbox, place);
}
