import { type CommandInfo, foldName } from '@qqbotjs/core';

/** Every name a command answers to, the declared one first. */
export function namesOf({ signature, alias = [] }: Pick<CommandInfo, 'signature' | 'alias'>): string[] {
  return [signature.name, ...alias];
}

/** The first word of a name. */
export function firstWord(name: string): string {
  return name.split(/\s/, 1)[0] ?? '';
}

/** Names that begin with these words and go on, each as one would type it, by the command it calls. */
export function namesUnder(words: string, commands: readonly CommandInfo[]): Map<string, CommandInfo> {
  const start = `${foldName(words)} `;
  const found = new Map<string, CommandInfo>();
  for (const command of commands) {
    const name = namesOf(command).find((known) => foldName(known).startsWith(start));
    if (name !== undefined) found.set(command.prefix + name, command);
  }
  return found;
}
