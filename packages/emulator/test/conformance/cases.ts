import { ACCESS_CASES } from './cases/access.js';
import { CHANNEL_CONTENT_CASES } from './cases/channel-content.js';
import { CHAT_AFTERWARDS_CASES } from './cases/chat-afterwards.js';
import { CHAT_CASES } from './cases/chat.js';
import { EVENT_CASES } from './cases/events.js';
import { FILE_CASES } from './cases/files.js';
import { GATEWAY_CASES } from './cases/gateway.js';
import { GROUP_CASES } from './cases/groups.js';
import { GUILD_MESSAGE_CASES } from './cases/guild-messages.js';
import { GUILD_CASES } from './cases/guilds.js';
import { PANEL_CASES } from './cases/panels.js';
import type { Case } from './stage.js';

/** Everything that is done for the witness to see. */
export const CASES: readonly Case[] = [
  ...ACCESS_CASES,
  ...GATEWAY_CASES,
  ...EVENT_CASES,
  ...CHAT_CASES,
  ...CHAT_AFTERWARDS_CASES,
  ...FILE_CASES,
  ...PANEL_CASES,
  ...GROUP_CASES,
  ...GUILD_CASES,
  ...GUILD_MESSAGE_CASES,
  ...CHANNEL_CONTENT_CASES,
];
