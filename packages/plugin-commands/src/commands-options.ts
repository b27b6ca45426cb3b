import { z } from 'zod';

/** Strict: a misspelt option is a problem when the plugin is loaded, not a silence. */
export const commandsOptions = z.strictObject({
  /**
   * Whether an unknown command is answered with the nearest one.
   * @defaultValue true
   */
  suggest: z.boolean().default(true),
});

/** What `use(CommandsPlugin, …)` takes. */
export type CommandsOptions = z.input<typeof commandsOptions>;
