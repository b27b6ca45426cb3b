import { createListener, type HearsHandler, type HearsOptions, type HearsPattern } from '../hears/hears-pattern.js';
import { handlerDecorator, type MethodDecoratorFor } from './decorators.js';

/**
 * Makes a method hear what is said in messages that call no command: `@Hears(/^(?<city>\S+)天气$/)` on
 * `weather(ctx, match: RegExpExecArray)`.
 *
 * Every method that hears a message runs, in the order they are written. Such a message is taken, as a command takes one:
 * `@On('message')` does not get it.
 *
 * @param pattern - A regular expression; or the whole text, in any case and width; or a list of them.
 * @param options - `mentioned: true` only when the bot was spoken to; `maxLength`, in characters, is 1000.
 */
export function Hears(pattern: HearsPattern, options: HearsOptions = {}): MethodDecoratorFor<HearsHandler> {
  const listener = createListener(pattern, options);
  return handlerDecorator(({ handler, hears }) => hears.add({ listener, handler }));
}
