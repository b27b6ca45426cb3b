import type { MessageValue } from './messages.js';

/**
 * The placeholders of a message at compile time: `'{name} rolled {sum, number}'` gives `{ name: MessageValue; sum: number }`.
 * Of several messages, those of all.
 */
export type ParametersOf<Text extends string> = Flatten<
  Both<Text extends string ? (given: InText<WithoutQuoted<Text>>) => void : never>
>;

/** Shown as one object, in which a name that stands twice fits both places. */
type Flatten<T> = { [Key in keyof T]: T[Key] };

type Both<Takers> = [Takers] extends [(given: infer All) => void] ? All : never;

/** In the text itself, or, `Within` one more argument each, in one of its cases. */
type InText<
  Text extends string,
  Within extends readonly unknown[] = [],
  Found = unknown,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? EndOfCase<`${Rest}{${After}`, Within, Found>
    : Argument<After, Within, Found>
  : Text extends `${string}}${infer Rest}`
    ? EndOfCase<Rest, Within, Found>
    : Found;

type EndOfCase<Text extends string, Within extends readonly unknown[], Found> = Within extends [unknown, ...infer Outer]
  ? InCases<Text, Outer, Found>
  : Found;

/** Behind the brace that opens an argument. */
type Argument<
  Text extends string,
  Within extends readonly unknown[],
  Found,
> = Text extends `${infer Inside}}${infer Rest}`
  ? Inside extends `${string}{${string}`
    ? Text extends `${infer Name},${infer Kind},${infer Cases}`
      ? InCases<Cases, Within, Found & Placeholder<Name, Kind>>
      : Found
    : InText<Rest, Within, Found & PlaceholderIn<Inside>>
  : Found;

/** Between the cases of a plural or a select: a brace opens one, or the argument ends. */
type InCases<
  Text extends string,
  Within extends readonly unknown[],
  Found,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InText<`${Rest}{${After}`, Within, Found>
    : InText<After, [true, ...Within], Found>
  : Text extends `${string}}${infer Rest}`
    ? InText<Rest, Within, Found>
    : Found;

/** `name`, `name, kind` or `name, kind, style`. */
type PlaceholderIn<Inside extends string> = Inside extends `${infer Name},${infer Kind},${string}`
  ? Placeholder<Name, Kind>
  : Inside extends `${infer Name},${infer Kind}`
    ? Placeholder<Name, Kind>
    : Placeholder<Inside, ''>;

type Placeholder<Name extends string, Kind extends string> = {
  readonly [Key in Trim<Name>]: Trim<Kind> extends keyof ValueOfKind ? ValueOfKind[Trim<Kind>] : MessageValue;
};

interface ValueOfKind {
  number: number | bigint;
  plural: number;
  selectordinal: number;
  date: Date | number;
  time: Date | number;
  select: string | number | boolean;
}

/** A brace behind an apostrophe is text, and so is everything up to the next one. Two apostrophes are one that is text. */
type WithoutQuoted<Text extends string, Read extends string = ''> = Text extends `${infer Before}'${infer Rest}`
  ? Rest extends `'${infer After}`
    ? WithoutQuoted<After, `${Read}${Before}`>
    : Rest extends `{${string}` | `}${string}`
      ? WithoutQuoted<AfterQuote<Rest>, `${Read}${Before}`>
      : WithoutQuoted<Rest, `${Read}${Before}`>
  : `${Read}${Text}`;

/** What stands behind the closing apostrophe; two of them close nothing. */
type AfterQuote<Text extends string> = Text extends `${string}'${infer After}`
  ? After extends `'${infer Rest}`
    ? AfterQuote<Rest>
    : After
  : '';

type Trim<Text extends string> = Text extends `${' ' | '\n' | '\t'}${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest}${' ' | '\n' | '\t'}`
    ? Trim<Rest>
    : Text;
