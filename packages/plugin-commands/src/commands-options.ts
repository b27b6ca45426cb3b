import { z } from 'zod';

const panelOptions = z.strictObject({
  /** Where the platform's command panel is kept in line with the commands. */
  scopes: z.array(z.enum(['c2c', 'group', 'channel', 'dm'])).min(1),
});

/** Strict: a misspelt option is a problem when the plugin is loaded, not a silence. */
export const commandsOptions = z.strictObject({
  /**
   * Whether an unknown command is answered with the nearest one.
   * @defaultValue true
   */
  suggest: z.boolean().default(true),
  /**
   * Commands on a page of `/help`.
   * @defaultValue 10
   */
  pageSize: z.int().min(1).max(50).default(10),
  /**
   * What a command does that was switched off in a chat: says so, or keeps silent.
   * @defaultValue 'reason'
   */
  disabled: z.enum(['reason', 'silent']).default('reason'),
  /**
   * Keeps the platform's command panels in line with the commands.
   * @defaultValue absent: panels are left alone
   */
  panel: panelOptions.optional(),
});

/** What `use(CommandsPlugin, …)` takes. */
export type CommandsOptions = z.input<typeof commandsOptions>;
