export { CommandsPlugin } from './commands.plugin.js';
export type { CommandsOptions } from './commands-options.js';
