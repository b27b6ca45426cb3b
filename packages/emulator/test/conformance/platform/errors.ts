import { ACCESS_ERRORS } from './errors/access.js';
import type { ErrorArea } from './errors/error-row.js';
import { FILE_ERRORS } from './errors/files.js';
import { GUILD_SEND_ERRORS } from './errors/guild-sends.js';
import { GUILD_ERRORS } from './errors/guilds.js';
import { PANEL_ERRORS } from './errors/panels.js';
import { SEND_ERRORS } from './errors/sends.js';

/** Every error number of the documentation, by area. */
export const ERRORS: readonly ErrorArea[] = [
  ACCESS_ERRORS,
  SEND_ERRORS,
  FILE_ERRORS,
  PANEL_ERRORS,
  GUILD_SEND_ERRORS,
  GUILD_ERRORS,
];
