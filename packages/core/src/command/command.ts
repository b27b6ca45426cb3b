import type { Scene } from '../context/conversation.js';
import type { Guard } from '../guard/guard.js';
import type { Handler } from '../dispatch/handler.js';
import type { Localized } from '../i18n/localized.js';
import type { ArgumentKinds } from './argument-kinds.js';
import type { Signature } from './signature.js';

/** What a command is besides its signature. */
export interface CommandOptions<Kinds extends ArgumentKinds = ArgumentKinds> {
  /** Other names that call it, of one word or several. */
  alias?: readonly string[];
  /** One line for `/help`. */
  description?: Localized | string;
  /** Lines that show how to call it, without prefix: `['roll 6']`. Each must fit the signature. */
  examples?: readonly string[];
  /** Keeps it out of `/help` and suggestions; it can still be called. @defaultValue false */
  hidden?: boolean;
  /** Kinds of its own, by the name the signature has for them. */
  kinds?: Kinds;
  /** What stands before its name; the first is the one shown. @defaultValue that of the plugin, else of the bot */
  prefix?: string | readonly string[];
  /** Where it works. Elsewhere people are told so, and `/help` leaves it out. @defaultValue everywhere */
  scene?: Scene | readonly Scene[];
}

/** A command that can be called. */
export interface Command {
  /** Its declaration, which reads what people type. */
  readonly signature: Signature;
  /** What runs, with the guards and middleware of its method around it. */
  readonly handler: Handler;
  /** Asked before it runs, and before `/help` shows it. */
  readonly guards: readonly Guard[];
  /** What may stand before its name. */
  readonly prefixes: readonly string[];
  /** The one of them shown to people. */
  readonly prefix: string;
  /** Other names that call it. */
  readonly alias?: readonly string[];
  /** One line, for `/help` and command panels. */
  readonly description?: Localized | string;
  /** What people may type, without the prefix; `/help` shows them. */
  readonly examples?: readonly string[];
  /** Left out of `/help` and command panels; it can be called all the same. @defaultValue false */
  readonly hidden?: boolean;
  /** Where it works; absent: everywhere. */
  readonly scenes?: readonly Scene[];
}

/** A message that calls a command. */
export interface CommandCall {
  /** The one that runs. */
  readonly command: Command;
  /** Prefix and name as they were typed. */
  readonly head: string;
  /** The name as it was typed. */
  readonly name: string;
  /** What stands after the name. */
  readonly input: string;
}

/** Each name that calls a command, the declared one first. */
export function namesOf({ signature, alias = [] }: Pick<Command, 'signature' | 'alias'>): string[] {
  return [signature.name, ...alias];
}
