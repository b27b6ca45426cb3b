import type { ButtonData } from '../button/button-data.js';
import { ButtonPattern } from '../button/button-pattern.js';
import type { ButtonHandler, CheckButtonPattern } from '../button/button-types.js';
import { handlerDecorator, type MethodDecoratorFor } from './decorators.js';

/**
 * Makes a method handle a button: `@Button('vote:<poll:int>:up')` on `up(ctx: InteractionContext, poll: number)`.
 *
 * A pattern begins with a fixed word; then, each after a colon, come fixed words, `<name:kind>`, and last those that may be
 * missing, `[name:kind]`. Kinds: `string` (the default), `int`, `number`, `bool`, `user`, `duration`, `a|b|c`, and `text`,
 * which stands last. A method whose parameters do not fit does not compile. Such a press is taken:
 * `@On('interaction')` does not get it.
 *
 * @param pattern - The declaration, or what `buttonData()` made of it.
 * @throws {@link PluginError} when the pattern cannot be read.
 */
export function Button<const Pattern extends string>(
  pattern: CheckButtonPattern<Pattern> | ButtonData<Pattern>,
): MethodDecoratorFor<ButtonHandler<Pattern>> {
  const parsed = new ButtonPattern(typeof pattern === 'string' ? pattern : pattern.pattern);
  return handlerDecorator(({ handler, buttons }) => buttons.add({ pattern: parsed, handler }));
}
