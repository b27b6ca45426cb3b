import * as v from 'valibot';

const panelOptions = v.strictObject({
  /** Where the platform's command panel is kept in line with the commands. */
  scopes: v.pipe(v.array(v.picklist(['c2c', 'group', 'channel', 'dm'])), v.minLength(1)),
});

/** Strict: a misspelt option is a problem when the plugin is loaded, not a silence. */
export const commandsOptions = v.strictObject({
  /**
   * Whether an unknown command is answered with the nearest one.
   * @defaultValue true
   */
  suggest: v.optional(v.boolean(), true),
  /**
   * Commands on a page of `/help`.
   * @defaultValue 10
   */
  pageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
  /**
   * What a command does that was switched off in a chat: says so, or keeps silent.
   * @defaultValue 'reason'
   */
  disabled: v.optional(v.picklist(['reason', 'silent']), 'reason'),
  /**
   * Keeps the platform's command panels in line with the commands.
   * @defaultValue absent: panels are left alone
   */
  panel: v.optional(panelOptions),
});

/** What `use(CommandsPlugin, …)` takes. */
export type CommandsOptions = v.InferInput<typeof commandsOptions>;

/** The same with defaults filled in. */
export type ReadOptions = v.InferOutput<typeof commandsOptions>;
