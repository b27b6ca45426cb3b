import { type CommandInfo, foldName } from '@qqbotjs/core';
import * as v from 'valibot';

/** Not `record`, which leaves out names such as `constructor`: a chat may take them. */
const names = v.custom<Record<string, string>>(
  (value) => value instanceof Object && Object.values(value).every((meant) => typeof meant === 'string'),
);

/** What a chat has set, as it is kept. */
export const keptSettings = v.object({
  /** Declared names of commands that are switched off. */
  off: v.array(v.string()),
  /** Name of the chat's own → declared name of a command. */
  alias: names,
});

export type KeptSettings = v.InferOutput<typeof keptSettings>;

/** What one chat has set about commands; does not change. */
export class ChatSettings {
  /** A chat that has set nothing. */
  static readonly none = new ChatSettings({ off: [], alias: {} });
  readonly off: ReadonlySet<string>;
  readonly alias: ReadonlyMap<string, string>;

  constructor({ off, alias }: KeptSettings) {
    this.off = new Set(off);
    this.alias = new Map(Object.entries(alias));
  }

  isOff({ signature }: CommandInfo): boolean {
    return this.off.size > 0 && this.off.has(foldName(signature.name));
  }

  /** The name of the command a name of the chat's own stands for. */
  meantBy(name: string): string | undefined {
    return this.alias.size > 0 ? this.alias.get(foldName(name)) : undefined;
  }
}
