import { foldName } from './fold.js';

/** Whether a command is one of these: by its whole name, or by the words it begins with. */
export function isNamedBy(names: readonly string[], command: string): boolean {
  if (names.length === 0) return false;
  const folded = `${foldName(command)} `;
  return names.some((name) => folded.startsWith(`${foldName(name)} `));
}
