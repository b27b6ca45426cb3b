import type { MessageContext } from '../context/message-context.js';
import type { GuardAnswer } from '../guard/guard.js';
import type { Command, CommandCall } from './command.js';

/** What a message calls: a name behind a prefix, whether or not a command has it. */
export interface TypedName extends Omit<CommandCall, 'command'> {
  /** The command that would run. */
  readonly command?: Command;
}

/**
 * Has a say in what a message that calls something leads to: switches commands off in a chat, gives them other names there.
 *
 * @returns another command to run; `deny(reason)`, whose reason is replied; or nothing, which leaves it as it is. Rules after
 * it see the command it gave.
 */
export type CommandRule = (typed: TypedName, ctx: MessageContext) => RuleAnswer | Promise<RuleAnswer>;

/** What a {@link CommandRule} says: another command, a denial, or nothing. */
export type RuleAnswer = Command | GuardAnswer | undefined;

/** A denial of a rule. */
export type Denial = Extract<GuardAnswer, { allowed: false }>;

/** What is to be done with a message. */
export type RoutedCall = CommandCall | Denial;

/** Asks rules in the order they were added. */
export class CommandRules {
  #rules: readonly CommandRule[] = [];

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** @returns Undoes it. */
  add(rule: CommandRule): () => void {
    this.#rules = [...this.#rules, rule];
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }

  async apply(typed: TypedName, ctx: MessageContext): Promise<RoutedCall | undefined> {
    let { command } = typed;
    for (const rule of this.#rules) {
      const answer = await rule({ ...typed, command }, ctx);
      if (answer === undefined) continue;
      if (!('allowed' in answer)) command = answer;
      else if (!answer.allowed) return answer;
    }
    return command && { ...typed, command };
  }
}
