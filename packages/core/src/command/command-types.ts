import type { MessageContext } from '../context/message-context.js';
import type { Attachment } from '../message/incoming/attachment.js';
import type { ArgumentKinds, ArgumentTypes } from './argument-kinds.js';

/**
 * Reads a command's declaration at compile time: `'roll <sides:int> [times:int=1]'` gives `[number, number]`, and options
 * one more, an object: `'ban <who> --days <n:int=7> --silent'` gives `[string, { days: number; silent: boolean }]`.
 *
 * The grammar is that of `read-declaration.ts`; the two are held together by tests of both.
 */
export type ArgumentsOf<Signature extends string, Kinds extends ArgumentKinds = NoKinds> = string extends Signature
  ? unknown[]
  : Read<Signature, Kinds> extends Reading<infer Values, infer _Names, infer Options>
    ? keyof Options extends never
      ? Values
      : [...Values, options: Flat<Options>]
    : [];

/** The arguments by name, for people to read: `{ sides: number; times: number }`. */
export type NamedArguments<Signature extends string, Kinds extends ArgumentKinds = NoKinds> =
  Read<Signature, Kinds> extends Reading<infer _Values, infer Names, infer Options>
    ? keyof Options extends never
      ? Flat<Names>
      : Flat<Names & { options: Flat<Options> }>
    : unknown;

/** What a method declared with this signature may look like: it may take fewer arguments, not others. */
export type CommandHandler<Signature extends string, Kinds extends ArgumentKinds = NoKinds> = (
  ctx: MessageContext,
  ...args: ArgumentsOf<Signature, Kinds>
) => unknown;

/** The signature itself, or a sentence saying what is wrong with it, which then stands in the compiler's message. */
export type CheckSignature<Signature extends string, Kinds extends ArgumentKinds = NoKinds> = string extends Signature
  ? Signature
  : Read<Signature, Kinds> extends Problem<infer Text>
    ? Text
    : Signature;

/** No kinds but the built-in ones. */
// biome-ignore lint/complexity/noBannedTypes: an object without properties is meant
export type NoKinds = {};

/** What was read of a declaration so far: values in order, and by name; `AfterOptional`, `Letters` for the checks. */
interface Reading<Values extends readonly unknown[], Names, Options> {
  values: Values;
  names: Names;
  options: Options;
}

interface Problem<Text extends string> {
  problem: Text;
}

type Flat<T> = { [Key in keyof T]: T[Key] };

type Read<Signature extends string, Kinds> = ReadName<Words<OneLine<Signature>>, Kinds>;

type OneLine<Text extends string> = Text extends `${infer First}\n${infer Rest}` ? OneLine<`${First} ${Rest}`> : Text;

/** Each step calls the next in tail position, so that the compiler does not nest them. */
type Words<Text extends string, List extends readonly string[] = []> = Text extends `${infer Word} ${infer Rest}`
  ? Words<Rest, Word extends '' ? List : [...List, Word]>
  : Text extends ''
    ? List
    : [...List, Text];

type ReadName<List extends readonly string[], Kinds, IsFirst = true> = List extends readonly [
  infer Word extends string,
  ...infer Rest extends readonly string[],
]
  ? Word extends `${'<' | '[' | '-'}${string}`
    ? IsFirst extends true
      ? Problem<`"${Word}" comes too early: begin with the name of the command`>
      : ReadArguments<List, Kinds>
    : ReadName<Rest, Kinds, false>
  : IsFirst extends true
    ? Problem<'begin with the name of the command'>
    : Reading<[], NoKinds, NoKinds>;

/** `AfterOptional`: whether an argument before this one may be left out. */
type ReadArguments<
  List extends readonly string[],
  Kinds,
  Values extends readonly unknown[] = [],
  Names = NoKinds,
  AfterOptional = false,
> = List extends readonly [infer Word extends string, ...infer Rest extends readonly string[]]
  ? Word extends `-${string}`
    ? ReadOptions<List, Kinds, Reading<Values, Names, NoKinds>>
    : ReadArgument<Word, Kinds> extends infer Found
      ? Found extends Argument<infer Name, infer Value, infer Shape>
        ? Misplaced<Word, Name, Shape, Rest, Names, AfterOptional> extends infer Text extends string
          ? [Text] extends [never]
            ? ReadArguments<
                Rest,
                Kinds,
                [...Values, Value],
                Names & { [Key in Name]: Value },
                Shape['optional'] extends true ? true : AfterOptional
              >
            : Problem<Text>
          : never
        : Found
      : never
  : Reading<Values, Names, NoKinds>;

interface Argument<Name extends string, Value, Shape extends ArgumentShape> {
  name: Name;
  value: Value;
  shape: Shape;
}

interface ArgumentShape {
  /** May be left out, so that no required one may follow. A picture takes no word and hinders none. */
  optional: boolean;
  /** Must not come after optional ones. */
  required: boolean;
  takesAll: boolean;
}

type Misplaced<
  Word extends string,
  Name,
  Shape extends ArgumentShape,
  Rest,
  Names,
  AfterOptional,
> = Name extends keyof Names
  ? `"${Word}" has a name that another argument has`
  : [AfterOptional, Shape['required']] extends [true, true]
    ? `"${Word}" is required, so it must come before the optional ones`
    : Shape['takesAll'] extends true
      ? Rest extends readonly [`-${string}`, ...string[]] | []
        ? never
        : `"${Word}" takes all the rest, so it must come last`
      : never;

type ReadArgument<Word extends string, Kinds> = Word extends `<${infer Spec}>`
  ? Spec extends `${string}=${string}`
    ? Problem<`"${Word}" has a default, so it must stand in []`>
    : ReadSpec<Word, Spec, Kinds, never>
  : Word extends `[${infer Spec}]`
    ? ReadSpec<Word, Spec, Kinds, undefined>
    : Problem<`"${Word}" must stand in <> or []`>;

/** `Absent` is what the value is when nothing was typed: nothing for `<>`, `undefined` for `[]` without a default. */
type ReadSpec<Word extends string, Spec extends string, Kinds, Absent> = Spec extends `${infer Left}=${string}`
  ? Left extends `${string}...${string}`
    ? Problem<`"${Word}" takes all the rest, so it has no default`>
    : ReadKind<Word, Left, Kinds, never, undefined>
  : ReadKind<Word, Spec, Kinds, Absent, Absent>;

type ReadKind<
  Word extends string,
  Spec extends string,
  Kinds,
  Absent,
  Optional,
> = Spec extends `${infer Name}:${infer Kind}`
  ? ReadValue<Word, Name, Kind, Kinds, Absent, Optional>
  : ReadValue<Word, Spec, 'string', Kinds, Absent, Optional>;

type ReadValue<Word extends string, Name extends string, Kind extends string, Kinds, Absent, Optional> = Name extends
  | ''
  | '...'
  ? Problem<`"${Word}" has no name`>
  : Value<Kind, Kinds> extends infer Found
    ? [Found] extends [Problem<string>]
      ? [Found] extends [never]
        ? Problem<`unknown kind "${Kind}" of "${Name}"; use ${KindList}`>
        : Found
      : Name extends `${infer Bare}...`
        ? Argument<Bare, Found[], Shape<Kind, Optional, true>>
        : Argument<Name, Found | Absent, Shape<Kind, Optional, Kind extends 'text' ? true : false>>
    : never;

interface Shape<Kind, Optional, TakesAll> {
  optional: Kind extends 'image' ? false : [Optional] extends [never] ? false : true;
  required: Kind extends 'image' ? false : [Optional] extends [never] ? true : false;
  takesAll: TakesAll;
}

/** A word's value by its kind; `never` where there is no such kind. */
type Value<Kind extends string, Kinds> = Kind extends keyof ArgumentTypes
  ? ArgumentTypes[Kind]
  : Kind extends 'image'
    ? Attachment
    : Kind extends keyof Kinds
      ? Kinds[Kind] extends { parse: (...args: never[]) => infer T }
        ? Exclude<T, undefined>
        : never
      : Kind extends `${string}|${string}`
        ? Choices<Kind>
        : never;

/** For the compiler's message: a union would be spelt out once per member. */
type KindList = 'string, int, number, bool, user, duration, image, text, a|b|c or a name in `kinds`';

type Choices<Kind extends string, Found = never> = Kind extends `${infer First}|${infer Rest}`
  ? Choices<Rest, Found | First>
  : Found | Kind;

type ReadOptions<
  List extends readonly string[],
  Kinds,
  So extends Reading<readonly unknown[], unknown, unknown>,
  Letters = never,
> = List extends readonly [infer Word extends string, ...infer Rest extends readonly string[]]
  ? Word extends `--${infer Name}`
    ? ReadOption<Word, Name, Rest, Kinds, So, Letters>
    : Word extends `-${infer Letter},`
      ? Letter extends Letters
        ? Problem<`"-${Letter}" is there twice`>
        : Rest extends readonly [`--${string}`, ...string[]]
          ? ReadOptions<Rest, Kinds, So, Letters | Letter>
          : Problem<`"-${Letter}" needs a name, too: "-${Letter}, --name"`>
      : Word extends `-${string}`
        ? Problem<`"${Word}" is no option: write "--name", "--name <value>" or "-n, --name"`>
        : Problem<`"${Word}" comes after the options, which must come last`>
  : So;

type ReadOption<
  Word extends string,
  Name extends string,
  Rest extends readonly string[],
  Kinds,
  So extends Reading<readonly unknown[], unknown, unknown>,
  Letters,
> = Name extends ''
  ? Problem<'"--" needs a name'>
  : Rest extends readonly [`<${infer Spec}>`, ...infer After extends readonly string[]]
    ? Spec extends `${string}:${'text' | 'image'}${'' | `=${string}`}`
      ? Problem<`"<${Spec}>" cannot be the value of an option; take string, whose values may stand in quotes`>
      : ReadSpec<`<${Spec}>`, Spec, Kinds, undefined> extends infer Found
        ? Found extends Argument<string, infer Value, infer _Shape>
          ? AddOption<Word, CamelCase<Name>, Value, After, Kinds, So, Letters>
          : Found
        : never
    : AddOption<
        Word,
        CamelCase<Name extends `no-${infer Positive}` ? Positive : Name>,
        boolean,
        Rest,
        Kinds,
        So,
        Letters
      >;

type AddOption<
  Word extends string,
  Property extends string,
  Value,
  Rest extends readonly string[],
  Kinds,
  So extends Reading<readonly unknown[], unknown, unknown>,
  Letters,
> = Property extends keyof So['options']
  ? Problem<`"${Word}" is there twice`>
  : ReadOptions<Rest, Kinds, Reading<So['values'], So['names'], So['options'] & { [Key in Property]: Value }>, Letters>;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;
