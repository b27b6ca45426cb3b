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
  readonly signature: Signature;
  readonly handler: Handler;
  /** Asked before it runs, and before `/help` shows it. */
  readonly guards: readonly Guard[];
  /** What may stand before its name. */
  readonly prefixes: readonly string[];
  /** The one of them shown to people. */
  readonly prefix: string;
  readonly alias?: readonly string[];
  readonly description?: Localized | string;
  readonly examples?: readonly string[];
  readonly hidden?: boolean;
  /** Where it works; absent: everywhere. */
  readonly scenes?: readonly Scene[];
}

/** A message that calls a command. */
export interface CommandCall {
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
