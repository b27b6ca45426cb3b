import { expectTypeOf } from 'vitest';
import { type ArgumentsOf, type Bot, Command, type MessageContext } from '../../src/index.js';

declare const bot: Bot;

// What a signature gives.
expectTypeOf<ArgumentsOf<'ping'>>().toEqualTypeOf<[]>();
expectTypeOf<ArgumentsOf<'roll <sides:int> [times:int=1]'>>().toEqualTypeOf<[number, number]>();
expectTypeOf<ArgumentsOf<'say <what>'>>().toEqualTypeOf<[string]>();
expectTypeOf<ArgumentsOf<'say [what]'>>().toEqualTypeOf<[string | undefined]>();
expectTypeOf<ArgumentsOf<'say [what=hi]'>>().toEqualTypeOf<[string]>();
expectTypeOf<ArgumentsOf<'set <flag:bool> [note:text]'>>().toEqualTypeOf<[boolean, string | undefined]>();
expectTypeOf<ArgumentsOf<'mute <who:user> [for:duration]'>>().toEqualTypeOf<[string, number | undefined]>();
expectTypeOf<ArgumentsOf<'add <numbers...:number>'>>().toEqualTypeOf<[number[]]>();
expectTypeOf<ArgumentsOf<'add [words...]'>>().toEqualTypeOf<[string[]]>();
expectTypeOf<ArgumentsOf<'paint <colour:red|green>'>>().toEqualTypeOf<['red' | 'green']>();
expectTypeOf<ArgumentsOf<'paint [colour:red|green=red]'>>().toEqualTypeOf<['red' | 'green']>();
expectTypeOf<ArgumentsOf<'天气 <城市> [天数:int=1]'>>().toEqualTypeOf<[string, number]>();

// bot.command: the handler's parameters follow the signature.
bot.command('roll <sides:int>', (ctx, sides) => {
  expectTypeOf(ctx).toEqualTypeOf<MessageContext>();
  expectTypeOf(sides).toEqualTypeOf<number>();
});
bot.command('roll <sides:int>', () => {});
bot.command('roll [sides:int]', (_, sides?: number) => sides);
// @ts-expect-error: `sides` is a number
bot.command('roll <sides:int>', (_, sides: string) => sides);
// @ts-expect-error: may be left out
bot.command('roll [sides:int]', (_, sides: number) => sides);
// @ts-expect-error: the signature has one argument
bot.command('roll <sides:int>', (_, sides: number, times: number) => sides * times);
// @ts-expect-error: number and word in the wrong order
bot.command('repeat <times:int> <word>', (_, word: string, times: number) => word.repeat(times));
// @ts-expect-error: `blue` was not offered
bot.command('paint <colour:red|green>', (_, colour: 'blue') => colour);
// @ts-expect-error: there is no kind `integer`
bot.command('roll <sides:integer>', () => {});
// @ts-expect-error: an argument stands in <> or []
bot.command('roll sides', () => {});

// @ts-expect-error: a default stands in []
bot.command('roll <sides:int=6>', () => {});
// @ts-expect-error: a default stands in []
bot.command('roll <sides=6>', () => {});
// @ts-expect-error: required arguments come first
bot.command('roll [times:int] <sides:int>', () => {});
// @ts-expect-error: required arguments come first
bot.command('roll [times:int] [more:int=1] <sides:int>', () => {});
// @ts-expect-error: what takes all the rest comes last
bot.command('say <what:text> [times:int]', () => {});
// @ts-expect-error: what takes all the rest comes last
bot.command('say <words...> [times:int]', () => {});
// @ts-expect-error: what takes all the rest comes last
bot.command('say [numbers...:int] [times:int]', () => {});
bot.command('say <kind:text|voice> [times:int] [what:text]', (_, kind: 'text' | 'voice') => kind);

// A signature only known at run time is taken as it is.
declare const fromSomewhere: string;
bot.command(fromSomewhere, () => {});

// @Command: the same for methods.
export class Dice {
  @Command('roll <sides:int> [times:int=1]')
  roll(_: MessageContext, sides: number, times: number): string {
    return `${times}d${sides}`;
  }

  @Command('fewer <a> <b>')
  fewer(_: MessageContext, a: string): string {
    return a;
  }

  // @ts-expect-error: `sides` is a number
  @Command('wrong <sides:int>')
  wrongKind(_: MessageContext, sides: string): string {
    return sides;
  }

  // @ts-expect-error: the method takes more than the signature gives
  @Command('few <a>')
  tooMany(_: MessageContext, a: string, b: string): string {
    return a + b;
  }

  // @ts-expect-error: there is no kind `dice`
  @Command('unknown <a:dice>')
  unknownKind(ctx: MessageContext): string {
    return ctx.text;
  }

  // @ts-expect-error: the context comes first
  @Command('first <a>')
  withoutContext(a: string): string {
    return a;
  }

  // @ts-expect-error: in the wrong order
  @Command('order <times:int> <word>')
  wrongOrder(_: MessageContext, word: string, times: number): string {
    return word.repeat(times);
  }
}
