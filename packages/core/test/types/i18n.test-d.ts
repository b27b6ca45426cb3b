import { expectTypeOf } from 'vitest';
import {
  type Bot,
  type EventContext,
  type InteractionContext,
  type MessageArguments,
  type MessageContext,
  type MessageKey,
  type MessageValue,
  Plugin,
  type PluginLocales,
} from '../../src/index.js';

const literal = {
  hello: 'Hello',
  rolled: '{name} rolled {sum, number}',
  dice: '{count, plural, =0 {none} one {a die of {owner}} other {# dice of {owner}}}',
  who: '{gender, select, male {he {verb}} other {they {verb}}} on {day, date, short} at {day, time}',
  price: '{amount, number, ::currency/CNY} for {  item  }',
  quoted: "it's '{'name'}' for {field}",
  marks: "''{marked}'' and '{a''b}' and {n, plural, one {'}' {inner}} other {''{other}''}}",
  open: "{first} '{never",
  place: '{rank, selectordinal, one {#st} other {#th}}',
  limits: { sides: 'at most {max} sides', deep: { nothing: 'nothing' } },
  'with.dots': 'dots {here}',
} as const;

declare module '../../src/index.js' {
  interface PluginMessages {
    'test-literal': typeof literal;
    'test-wide': { rolled: string; errors: { 'too.many': string } };
    // oxlint-disable-next-line typescript/no-explicit-any -- what JSON is to a project that does not take it
    'test-any': any;
  }
}

declare const ctx: MessageContext | InteractionContext | EventContext;
declare const bot: Bot;
declare const anyKey: string;

// Keys: those that were declared, and anything of plugins that declare none.
expectTypeOf(ctx.t('test-wide.rolled')).toEqualTypeOf<string>();
ctx.t('test-wide.errors.too.many', { any: 1, value: 'x', at: new Date(), all: true });
ctx.t('somebody.elses', { sum: 7 });
ctx.t('no plugin at all');
ctx.t(anyKey, { sum: 7 });
ctx.t('test-any.whatever', { sum: 7 });
ctx.t(bot.user ? 'test-literal.hello' : 'test-literal.limits.deep.nothing');
// @ts-expect-error no such message
ctx.t('test-wide.roled');
// @ts-expect-error no such message further in
ctx.t('test-literal.limits.side', { max: 6 });
// @ts-expect-error a group of messages is none itself
ctx.t('test-literal.limits');
// @ts-expect-error nor is what comes after one
ctx.t('test-literal.hello.there');
// @ts-expect-error one of the two is none
ctx.t(bot.user ? 'test-wide.rolled' : 'test-wide.roled');
// @ts-expect-error a made-up key of a plugin that declares its own
ctx.t(`test-wide.${anyKey}`);
// @ts-expect-error a value is no list
ctx.t('test-wide.rolled', { sum: [7] });

// Placeholders: read from literal messages.
expectTypeOf<MessageArguments<'test-literal.rolled'>>().toEqualTypeOf<
  [parameters: { readonly name: MessageValue; readonly sum: number | bigint }]
>();
expectTypeOf<MessageArguments<'test-literal.dice'>>().toEqualTypeOf<
  [parameters: { readonly count: number; readonly owner: MessageValue }]
>();
expectTypeOf<MessageArguments<'test-literal.who'>>().toEqualTypeOf<
  [
    parameters: {
      readonly gender: string | number | boolean;
      readonly verb: MessageValue;
      readonly day: Date | number;
    },
  ]
>();
expectTypeOf<MessageArguments<'test-literal.price'>>().toEqualTypeOf<
  [parameters: { readonly amount: number | bigint; readonly item: MessageValue }]
>();
expectTypeOf<MessageArguments<'test-literal.quoted'>>().toEqualTypeOf<[parameters: { readonly field: MessageValue }]>();
expectTypeOf<MessageArguments<'test-literal.marks'>>().toEqualTypeOf<
  [
    parameters: {
      readonly marked: MessageValue;
      readonly n: number;
      readonly inner: MessageValue;
      readonly other: MessageValue;
    },
  ]
>();
expectTypeOf<MessageArguments<'test-literal.open'>>().toEqualTypeOf<[parameters: { readonly first: MessageValue }]>();
expectTypeOf<MessageArguments<'test-literal.place'>>().toEqualTypeOf<[parameters: { readonly rank: number }]>();
expectTypeOf<MessageKey<'test-literal.with.dots'>>().toExtend<string>();
ctx.t('test-literal.hello');
ctx.t('test-literal.rolled', { name: 'Ming', sum: 7 });
ctx.t('test-literal.with.dots', { here: true });
ctx.t(bot.user ? 'test-literal.limits.sides' : 'test-literal.quoted', { max: 6, field: 'x' });
// @ts-expect-error its placeholders need values
ctx.t('test-literal.rolled');
// @ts-expect-error one is missing
ctx.t('test-literal.rolled', { name: 'Ming' });
// @ts-expect-error one is misspelt
ctx.t('test-literal.limits.sides', { maximum: 6 });
// @ts-expect-error a plural counts
ctx.t('test-literal.dice', { count: '2', owner: 'Ming' });
// @ts-expect-error a date is none as text
ctx.t('test-literal.who', { gender: 'male', verb: 'rolls', day: 'Monday' });
// @ts-expect-error there is nothing to fill in
ctx.t('test-literal.hello', { name: 'Ming' });
// @ts-expect-error either message may be the one, so both need theirs
ctx.t(bot.user ? 'test-literal.limits.sides' : 'test-literal.quoted', { max: 6 });

// Outside of events: the same, and the language.
bot.t('test-literal.hello', undefined, 'en');
bot.t('test-literal.rolled', { name: 'Ming', sum: 7n }, bot.languages.of({ scene: 'group', id: 'G' }));
bot.t('somebody.elses', undefined, 'ja');
// @ts-expect-error the parameters come first
bot.t('test-literal.hello', 'en');
// @ts-expect-error no such message
bot.t('test-literal.goodbye', undefined, 'en');

// Where they are: a folder, or the messages themselves.
Plugin({ name: 'x', locales: new URL('../locales/', import.meta.url) });
Plugin({ name: 'x', locales: { en: literal, 'zh-CN': { hello: '你好' } }, defaultLocale: 'en' });
expectTypeOf<PluginLocales>().toExtend<NonNullable<Parameters<typeof Plugin>[0]['locales']>>();
// @ts-expect-error a path depends on where the bot was started
Plugin({ name: 'x', locales: './locales' });
// @ts-expect-error a message is text
Plugin({ name: 'x', locales: { en: { sum: 7 } } });

// Languages: any tag for a chat, the two it speaks for what the framework says.
expectTypeOf(ctx.locale).toEqualTypeOf<'zh-CN' | 'en'>();
expectTypeOf(ctx.language).toEqualTypeOf<string>();
expectTypeOf(ctx.setLocale('ja')).toEqualTypeOf<Promise<void>>();
void ctx.setLocale(undefined);
// @ts-expect-error going back is said by undefined
void ctx.setLocale(null);
