import { expectTypeOf } from 'vitest';
import { type Bot, Hears, type InteractionContext, type MessageContext } from '../../src/index.js';

declare const bot: Bot;

bot.hears(/hi/, (ctx, match) => {
  expectTypeOf(ctx).toEqualTypeOf<MessageContext>();
  expectTypeOf(match).toEqualTypeOf<RegExpExecArray>();
});
bot.hears('hi', () => 'hello');
bot.hears(['hi', /^hello/], () => 'hello', { mentioned: true, guards: [] });
// @ts-expect-error: a text or an expression
bot.hears(5, () => {});
// @ts-expect-error: what was found is no string
bot.hears(/hi/, (_, match: string) => match);
// @ts-expect-error: there is no such option
bot.hears(/hi/, () => {}, { mention: true });

export class Chatty {
  @Hears(/hi/, { mentioned: true })
  full(_: MessageContext, match: RegExpExecArray): string {
    return match[0];
  }

  @Hears(['hi', 'hello'])
  bare(): void {}

  // @ts-expect-error: a message is no press of a button
  @Hears(/hi/)
  wrongContext(ctx: InteractionContext): string | undefined {
    return ctx.buttonData;
  }

  // @ts-expect-error: what was found is no number
  @Hears(/hi/)
  wrongMatch(_: MessageContext, match: number): number {
    return match;
  }

  // @ts-expect-error: there is nothing behind what was found
  @Hears(/hi/)
  tooMany(_: MessageContext, match: RegExpExecArray, more: string): string {
    return match[0] + more;
  }
}
