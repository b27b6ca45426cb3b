import type { CommandInfo, MessageContext } from '@qqbotjs/core';

/** The commands one person may know of in one place: those neither hidden nor denied to them there by a guard. */
export async function visibleCommands(
  commands: readonly CommandInfo[],
  ctx: MessageContext,
): Promise<readonly CommandInfo[]> {
  const visible = await Promise.all(commands.map((command) => isVisible(command, ctx)));
  return commands.filter((_, index) => visible[index]);
}

async function isVisible({ hidden, guards, signature }: CommandInfo, ctx: MessageContext): Promise<boolean> {
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
