import { expectTypeOf } from 'vitest';
import {
  type ArgumentKind,
  type ArgumentsOf,
  type Attachment,
  type Bot,
  Command,
  type CommandDecorator,
  type CommandHandler,
  type MessageContext,
  type NamedArguments,
} from '../../src/index.js';

declare const bot: Bot;

interface Color {
  red: number;
}
declare const color: ArgumentKind<Color>;
declare const level: {
  parse: (word: string, ctx?: MessageContext) => 1 | 2 | undefined;
  hint: ArgumentKind<1>['hint'];
};

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

expectTypeOf<ArgumentsOf<'show <pic:image> [more:image]'>>().toEqualTypeOf<[Attachment, Attachment | undefined]>();
expectTypeOf<ArgumentsOf<'show [pics...:image]'>>().toEqualTypeOf<[Attachment[]]>();
expectTypeOf<ArgumentsOf<'show [pic:image] <caption:text>'>>().toEqualTypeOf<[Attachment | undefined, string]>();
expectTypeOf<ArgumentsOf<'note add <what:text>'>>().toEqualTypeOf<[string]>();
expectTypeOf<ArgumentsOf<'note list'>>().toEqualTypeOf<[]>();
expectTypeOf<ArgumentsOf<'long\n  <a>\n  --b'>>().toEqualTypeOf<[string, options: { b: boolean }]>();
expectTypeOf<ArgumentsOf<string>>().toEqualTypeOf<unknown[]>();

// Options: one object more.
expectTypeOf<ArgumentsOf<'x --silent'>>().toEqualTypeOf<[options: { silent: boolean }]>();
expectTypeOf<ArgumentsOf<'x --no-log'>>().toEqualTypeOf<[options: { log: boolean }]>();
expectTypeOf<ArgumentsOf<'x --dry-run --no-keep-all'>>().toEqualTypeOf<
  [options: { dryRun: boolean; keepAll: boolean }]
>();
expectTypeOf<ArgumentsOf<'x --days <n:int>'>>().toEqualTypeOf<[options: { days: number | undefined }]>();
expectTypeOf<ArgumentsOf<'x --days <n:int=7>'>>().toEqualTypeOf<[options: { days: number }]>();
expectTypeOf<ArgumentsOf<'x -d, --days <n=7>'>>().toEqualTypeOf<[options: { days: string }]>();
expectTypeOf<ArgumentsOf<'x --tag <t...>'>>().toEqualTypeOf<[options: { tag: string[] }]>();
expectTypeOf<ArgumentsOf<'x --id <t...:int> -c, --c <x:a|b>'>>().toEqualTypeOf<
  [options: { id: number[]; c: 'a' | 'b' | undefined }]
>();
expectTypeOf<ArgumentsOf<'ban <who:user> [reason:text] -d, --days <n:int=7> --silent'>>().toEqualTypeOf<
  [string, string | undefined, options: { days: number; silent: boolean }]
>();
expectTypeOf<ArgumentsOf<'add <n...:int> --all'>>().toEqualTypeOf<[number[], options: { all: boolean }]>();

// Kinds of one's own.
expectTypeOf<ArgumentsOf<'x <c:color> [d:color]', { color: typeof color }>>().toEqualTypeOf<
  [Color, Color | undefined]
>();
expectTypeOf<ArgumentsOf<'x <c...:color>', { color: typeof color }>>().toEqualTypeOf<[Color[]]>();
expectTypeOf<ArgumentsOf<'x --c <c:level>', { level: typeof level }>>().toEqualTypeOf<
  [options: { c: 1 | 2 | undefined }]
>();

// What an editor shows.
expectTypeOf<NamedArguments<'roll <sides:int> [times:int=1]'>>().toEqualTypeOf<{ sides: number; times: number }>();
expectTypeOf<NamedArguments<'x <who> -d, --days <n:int>'>>().toEqualTypeOf<{
  who: string;
  options: { days: number | undefined };
}>();
const roll = Command('roll <sides:int> [times:int=1]');
expectTypeOf(roll).toEqualTypeOf<
  CommandDecorator<{ sides: number; times: number }, CommandHandler<'roll <sides:int> [times:int=1]'>>
>();

// Long ones do not wear the compiler out.
expectTypeOf<
  ArgumentsOf<'a b c <p1:int> <p2:int> <p3:int> <p4:int> <p5> <p6> <p7> <p8> [p9:a|b|c|d] [p10...] --o1 --o2 --o3 <x:int> --o4'>
>().toEqualTypeOf<
  [
    number,
    number,
    number,
    number,
    string,
    string,
    string,
    string,
    'a' | 'b' | 'c' | 'd' | undefined,
    string[],
    options: { o1: boolean; o2: boolean; o3: number | undefined; o4: boolean },
  ]
>();

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
bot.command('roll <sides> times', () => {});
// @ts-expect-error: a name comes first
bot.command('<sides:int>', () => {});
// @ts-expect-error: a name comes first
bot.command('', () => {});
// @ts-expect-error: a name comes first
bot.command('--silent', () => {});
// @ts-expect-error: an argument has a name
bot.command('roll <>', () => {});
// @ts-expect-error: an argument has a name
bot.command('roll <:int>', () => {});
// @ts-expect-error: two arguments have one name
bot.command('roll <sides:int> [sides:int]', () => {});
// @ts-expect-error: what takes all the rest has no default
bot.command('roll [sides...:int=1]', () => {});

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

// Pictures take no word, so their order is free.
bot.command('show [pic:image] <caption:text>', (_, pic, caption) => {
  expectTypeOf(pic).toEqualTypeOf<Attachment | undefined>();
  expectTypeOf(caption).toEqualTypeOf<string>();
});
// @ts-expect-error: a picture is no address
bot.command('show <pic:image>', (_, pic: string) => pic);
// @ts-expect-error: the first takes all pictures
bot.command('show <pics...:image> [last:image]', () => {});

bot.command('ban <who> [reason] --days <n:int=7> --silent', (_, who, reason, options) => {
  expectTypeOf(who).toEqualTypeOf<string>();
  expectTypeOf(reason).toEqualTypeOf<string | undefined>();
  expectTypeOf(options).toEqualTypeOf<{ days: number; silent: boolean }>();
});
bot.command('ban <who> --days <n:int=7> --silent', (_, who, { days }: { days: number }) => who.repeat(days));
bot.command('ban <who> --dry-run', (_, who, { dryRun }) => who + String(dryRun));
// @ts-expect-error: `days` may be left out
bot.command('ban --days <n:int>', (_, { days }: { days: number }) => days);
// @ts-expect-error: there is no option `hours`
bot.command('ban --days <n:int=7>', (_, { hours }) => hours);
// @ts-expect-error: `--no-log` is named `log`
bot.command('ban --no-log', (_, { noLog }) => noLog);
// @ts-expect-error: options come after the arguments
bot.command('ban <who> --silent', (_, options: { silent: boolean }, who: string) => [options, who]);
// @ts-expect-error: options are declared last
bot.command('ban --silent [who]', () => {});
// @ts-expect-error: options are declared last
bot.command('ban --days <n:int> <who>', () => {});
// @ts-expect-error: the value of an option stands in <>
bot.command('ban --days [n:int=7]', () => {});
// @ts-expect-error: a letter stands before a name
bot.command('ban -d', () => {});
// @ts-expect-error: a letter stands before a name
bot.command('ban -d <n:int>', () => {});
// @ts-expect-error: a letter stands before a name
bot.command('ban -d, <n:int>', () => {});
// @ts-expect-error: there is no kind `integer`
bot.command('ban --days <n:integer>', () => {});
// @ts-expect-error: two options have one name
bot.command('ban --log --no-log', () => {});
// @ts-expect-error: two options have one name
bot.command('ban --dry-run --dryRun', () => {});
// @ts-expect-error: two options have one letter
bot.command('ban -d, --days <n:int> -d, --dry', () => {});
// @ts-expect-error: a text is no value of an option
bot.command('ban --why <w:text>', () => {});
// @ts-expect-error: a picture is no value of an option
bot.command('ban --proof <p:image>', () => {});

bot.command('paint <c:color> [d:color] --e <e:level>', (_, c, d, { e }) => [c.red, d?.red, e], {
  kinds: { color, level },
});
// @ts-expect-error: a color is no text
bot.command('paint <c:color>', (_, c: string) => c, { kinds: { color } });
// @ts-expect-error: `color` was not given
bot.command('paint <c:color>', () => {}, { kinds: { level } });
// @ts-expect-error: a kind has a hint
bot.command('paint <c:color>', () => {}, { kinds: { color: { parse: (word: string) => word } } });
// @ts-expect-error: there is no such scene
bot.command('mute', () => {}, { scene: 'groups' });
bot.command('mute', () => {}, { scene: ['group', 'channel'], prefix: ['.', '。'], examples: ['mute'] });

// The compiler's message is a sentence.
// @ts-expect-error: the parameter is that sentence
bot.command<'x <a:integer>'>('x <a:integer>', () => {});
type Message<S extends string> = Parameters<typeof bot.command<S>>[0];
expectTypeOf<
  Message<'x <a:integer>'>
>().toEqualTypeOf<'unknown kind "integer" of "a"; use string, int, number, bool, user, duration, image, text, a|b|c or a name in `kinds`'>();
expectTypeOf<Message<'x [a] <b>'>>().toEqualTypeOf<'"<b>" is required, so it must come before the optional ones'>();
expectTypeOf<
  Message<'x -d <n>'>
>().toEqualTypeOf<'"-d" is no option: write "--name", "--name <value>" or "-n, --name"'>();

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

  @Command('ban <who:user> [reason:text] -d, --days <n:int=7> --silent')
  ban(_: MessageContext, who: string, reason: string | undefined, options: { days: number; silent: boolean }): string {
    return [who, reason, options.days].join();
  }

  @Command('paint <c:color>', { kinds: { color } })
  paint(_: MessageContext, c: Color): number {
    return c.red;
  }

  @Command('show <pic:image>')
  show(_: MessageContext, pic: Attachment): string {
    return pic.url;
  }

  // @ts-expect-error: `silent` is a switch
  @Command('ban <who:user> --silent')
  wrongOption(_: MessageContext, who: string, options: { silent: string }): string {
    return who + options.silent;
  }

  // @ts-expect-error: a color is no number
  @Command('paint <c:color>', { kinds: { color } })
  wrongColor(_: MessageContext, c: number): number {
    return c;
  }

  // @ts-expect-error: in the wrong order
  @Command('order <times:int> <word>')
  wrongOrder(_: MessageContext, word: string, times: number): string {
    return word.repeat(times);
  }
}
