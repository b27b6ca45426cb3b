import { expectTypeOf } from 'vitest';
import {
  type Bot,
  Button,
  type ButtonArguments,
  buttonData,
  type ButtonValues,
  type InteractionContext,
  keyboard,
  type MessageContext,
} from '../../src/index.js';

declare const bot: Bot;

// What a pattern gives.
expectTypeOf<ButtonArguments<'cancel'>>().toEqualTypeOf<[]>();
expectTypeOf<ButtonArguments<'confirm:<id:int>'>>().toEqualTypeOf<[number]>();
expectTypeOf<ButtonArguments<'say:<what>'>>().toEqualTypeOf<[string]>();
expectTypeOf<ButtonArguments<'page:[number:int]'>>().toEqualTypeOf<[number | undefined]>();
expectTypeOf<ButtonArguments<'vote:<poll:int>:up'>>().toEqualTypeOf<[number]>();
expectTypeOf<ButtonArguments<'a:b:<x:bool>:c:<y:user>:[z:text]'>>().toEqualTypeOf<
  [boolean, string, string | undefined]
>();
expectTypeOf<ButtonArguments<'go:<where:up|down>:<for:duration>'>>().toEqualTypeOf<['up' | 'down', number]>();
expectTypeOf<ButtonArguments<'投票:<场次:int>'>>().toEqualTypeOf<[number]>();
expectTypeOf<ButtonArguments<string>>().toEqualTypeOf<unknown[]>();
expectTypeOf<ButtonValues<'page:<a:int>:[b:int]:[c]'>>().toEqualTypeOf<[number, number?, string?]>();

// bot.button: the handler's parameters follow the pattern.
bot.button('confirm:<id:int>', (ctx, id) => {
  expectTypeOf(ctx).toEqualTypeOf<InteractionContext>();
  expectTypeOf(id).toEqualTypeOf<number>();
});
bot.button('confirm:<id:int>', () => {});
bot.button('page:[number:int]', (_, page?: number) => page);
// @ts-expect-error: `id` is a number
bot.button('confirm:<id:int>', (_, id: string) => id);
// @ts-expect-error: may be missing
bot.button('page:[number:int]', (_, page: number) => page);
// @ts-expect-error: the pattern has one value
bot.button('confirm:<id:int>:ok', (_, id: number, ok: string) => [id, ok]);
// @ts-expect-error: `left` is not offered
bot.button('go:<where:up|down>', (_, where: 'left') => where);
// @ts-expect-error: a press of a button is no message
bot.button('cancel', (ctx: MessageContext) => ctx.text);

// Patterns that cannot be read.
// @ts-expect-error: there is no kind `integer`
bot.button('confirm:<id:integer>', () => {});
// @ts-expect-error: begins with a fixed word
bot.button('<id:int>', () => {});
// @ts-expect-error: begins with a fixed word
bot.button('', () => {});
// @ts-expect-error: optional values come last
bot.button('page:[number:int]:<filter>', () => {});
// @ts-expect-error: optional values come last
bot.button('page:[number:int]:next', () => {});
// @ts-expect-error: text comes last
bot.button('say:<what:text>:<id:int>', () => {});
// @ts-expect-error: text comes last
bot.button('say:<what:text>:loud', () => {});
// @ts-expect-error: there are no defaults
bot.button('page:[number:int=1]', () => {});
// @ts-expect-error: nothing takes all remaining values
bot.button('add:<numbers...:int>', () => {});
// @ts-expect-error: no spaces
bot.button('confirm: <id:int>', () => {});
// @ts-expect-error: a value stands in <> or [] as a whole
bot.button('confirm:x<id:int>', () => {});
// @ts-expect-error: nothing stands between the colons
bot.button('confirm::<id:int>', () => {});
// @ts-expect-error: choices have no colons
bot.button('go:<where:a:b|c>', () => {});

// A pattern only known at run time is taken as it is.
declare const fromSomewhere: string;
bot.button(fromSomewhere, (_, ...values: unknown[]) => String(values));

// buttonData: what is written is what is read.
const confirm = buttonData('confirm:<id:int>');
const page = buttonData('page:<list>:[number:int]');
expectTypeOf(confirm.data(5)).toEqualTypeOf<string>();
expectTypeOf(confirm.parse('confirm:5')).toEqualTypeOf<[number] | undefined>();
keyboard([
  [
    confirm.button('Yes', 5, { style: 'solid' }),
    page.button('Next', 'all', 2),
    page.button('First', 'all', undefined, { style: 'grey' }),
  ],
]);
bot.button(confirm, (_, id) => expectTypeOf(id).toEqualTypeOf<number>());
// @ts-expect-error: `id` is a number
confirm.data('5');
// @ts-expect-error: `id` is missing
confirm.data();
// @ts-expect-error: `id` is missing
confirm.button('Yes', { style: 'solid' });
// @ts-expect-error: there is no such style
confirm.button('Yes', 5, { style: 'pink' });
// @ts-expect-error: two values at most
page.data('all', 1, 2);
// @ts-expect-error: there is no kind `integer`
buttonData('confirm:<id:integer>');
// @ts-expect-error: `id` is a number
bot.button(confirm, (_, id: string) => id);

// @Button: the same for methods.
export class Shop {
  @Button('vote:<poll:int>:up')
  up(_: InteractionContext, poll: number): number {
    return poll;
  }

  @Button(confirm)
  confirm(_: InteractionContext, id: number): number {
    return id;
  }

  @Button('fewer:<a>:<b>')
  fewer(_: InteractionContext, a: string): string {
    return a;
  }

  // @ts-expect-error: `id` is a number
  @Button(confirm)
  wrongKind(_: InteractionContext, id: string): string {
    return id;
  }

  // @ts-expect-error: the method takes more than the pattern gives
  @Button('few:<a>')
  tooMany(_: InteractionContext, a: string, b: string): string {
    return a + b;
  }

  // @ts-expect-error: there is no kind `dice`
  @Button('unknown:<a:dice>')
  unknownKind(): void {}

  // @ts-expect-error: the context comes first
  @Button('first:<a>')
  withoutContext(a: string): string {
    return a;
  }
}
