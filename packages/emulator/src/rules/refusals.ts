import { ACCESS } from './refusals/access.js';
import { ACTIVE } from './refusals/active.js';
import { AFTERWARDS } from './refusals/afterwards.js';
import { CONTENT } from './refusals/content.js';
import { FILES } from './refusals/files.js';
import { FORUM } from './refusals/forum.js';
import { GROUP_ADMIN } from './refusals/group-admin.js';
import { GUILD_MESSAGES } from './refusals/guild-messages.js';
import { GUILDS } from './refusals/guilds.js';
import type { RefusalKind } from './refusals/kind.js';
import { PANELS } from './refusals/panels.js';
import { REACH } from './refusals/reach.js';
import { REPLIES } from './refusals/replies.js';
import { RIGHTS } from './refusals/rights.js';
import { SCHEDULES } from './refusals/schedules.js';
import { STREAMS } from './refusals/streams.js';

/**
 * Every refusal of the emulated platform, by area.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html}
 */
export const REFUSALS = {
  ...ACCESS,
  ...RIGHTS,
  ...REACH,
  ...REPLIES,
  ...ACTIVE,
  ...CONTENT,
  ...FILES,
  ...STREAMS,
  ...AFTERWARDS,
  ...PANELS,
  ...GROUP_ADMIN,
  ...GUILDS,
  ...GUILD_MESSAGES,
  ...SCHEDULES,
  ...FORUM,
} satisfies Record<string, RefusalKind>;

export type RefusalName = keyof typeof REFUSALS;
