import type { Bot, Logger, PluginScope, WirePanelScope } from '@qqbotjs/core';
import { PanelSync } from './panel-sync.js';

/** Loading several plugins changes the commands many times; panels may be changed ten times a minute. */
const DELAY_MS = 2000;

export interface KeepPanelsParts {
  readonly bot: Bot;
  readonly scopes: readonly WirePanelScope[];
  /** Ends it. */
  readonly scope: PluginScope;
  readonly log: Logger;
}

/** Brings the command panels in line with the commands, at once and whenever commands come or go. */
export async function keepPanels({ bot, scopes, scope, log }: KeepPanelsParts): Promise<void> {
  const sync = new PanelSync(bot, scopes, log);
  let callOff: (() => unknown) | undefined;
  scope.effect(() =>
    bot.commands.onChange(() => {
      void callOff?.();
      callOff = scope.setTimeout(() => sync.run(), DELAY_MS);
    }),
  );
  await sync.run();
}
