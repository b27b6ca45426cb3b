import type { AnyContext, CommandInfo } from '@qqbotjs/core';
import type { ChatSettings } from './chat-settings.js';

/** The commands one person may know of in one place: those neither hidden, nor switched off, nor denied to them by a guard. */
export async function visibleCommands(
  commands: readonly CommandInfo[],
  ctx: AnyContext,
  settings?: ChatSettings,
): Promise<readonly CommandInfo[]> {
  const candidates = settings ? commands.filter((command) => !settings.isOff(command)) : commands;
  const visible = await Promise.all(candidates.map((command) => isVisible(command, ctx)));
  return candidates.filter((_, index) => visible[index]);
}

async function isVisible({ hidden, guards, signature }: CommandInfo, ctx: AnyContext): Promise<boolean> {
  if (hidden) return false;
  try {
    for (const guard of guards) if (!(await guard(ctx)).allowed) return false;
    return true;
  } catch (error) {
    // One broken guard must not take the list of all other commands with it.
    ctx.log.warn({ err: error, command: signature.name }, 'a guard threw; /help leaves its command out');
    return false;
  }
}
