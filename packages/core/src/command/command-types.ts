import type { MessageContext } from '../context/message-context.js';
import type { ArgumentTypes } from './argument-kinds.js';

/**
 * Reads a command's declaration at compile time: `'roll <sides:int> [times:int=1]'` gives `[number, number]`.
 *
 * The grammar is that of `signature.ts`; the two are held together by tests of both.
 */
export type ArgumentsOf<Signature extends string> =
  Trim<Signature> extends `${string} ${infer Rest}` ? ReadArguments<Words<Rest>> : [];

/** What a method declared with this signature may look like: it may take fewer arguments, not others. */
export type CommandHandler<Signature extends string> = (
  ctx: MessageContext,
  ...args: ArgumentsOf<Signature>
) => unknown;

/** The signature itself, or a sentence saying what is wrong with it, which then stands in the compiler's message. */
export type CheckSignature<Signature extends string> = string extends Signature
  ? Signature
  : [ProblemOf<ArgumentsOf<Signature>>] extends [never]
    ? Signature
    : ProblemOf<ArgumentsOf<Signature>>;

interface Problem<Text extends string> {
  problem: Text;
}

type ProblemOf<Arguments extends readonly unknown[]> = Extract<Arguments[number], Problem<string>>['problem'];

type Words<Text extends string> =
  Trim<Text> extends `${infer Head} ${infer Rest}` ? [Head, ...Words<Rest>] : Trim<Text> extends '' ? [] : [Trim<Text>];

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

/** `AfterOptional`: whether an argument before this one may be left out. */
type ReadArguments<List extends readonly string[], AfterOptional extends boolean = false> = List extends [
  infer Word extends string,
  ...infer Rest extends string[],
]
  ? [
      ...([Misplaced<Word, Rest, AfterOptional>] extends [never]
        ? ReadArgument<Word>
        : [Misplaced<Word, Rest, AfterOptional>]),
      ...ReadArguments<Rest, Word extends `[${string}` ? true : AfterOptional>,
    ]
  : [];

type Misplaced<Word extends string, Rest extends readonly string[], AfterOptional> = Rest extends []
  ? MisplacedAfter<Word, AfterOptional>
  : Word extends TakesAllTheRest
    ? Problem<`"${Word}" takes all the rest, so it must come last`>
    : MisplacedAfter<Word, AfterOptional>;

type MisplacedAfter<Word extends string, AfterOptional> = [AfterOptional, Word] extends [true, `<${string}`]
  ? Problem<`"${Word}" is required, so it must come before the optional ones`>
  : never;

type TakesAllTheRest =
  | `${'<' | '['}${string}...${']' | '>'}`
  | `${'<' | '['}${string}...:${string}`
  | `${'<' | '['}${string}:text${']' | '>' | `=${string}`}`;

type ReadArgument<Word extends string> = Word extends `<${infer Spec}>`
  ? Spec extends `${string}=${string}`
    ? [Problem<`"${Word}" has a default, so it must stand in []`>]
    : ReadSpec<Spec, never>
  : Word extends `[${infer Spec}]`
    ? ReadSpec<Spec, undefined>
    : [Problem<`"${Word}" must stand in <> or []`>];

/** `Absent` is what the value is when nothing was typed: nothing for `<>`, `undefined` for `[]` without a default. */
type ReadSpec<Spec extends string, Absent> = Spec extends `${infer Name}...:${infer Kind}`
  ? Values<Kind, Name>
  : Spec extends `${infer Name}...`
    ? Values<'string', Name>
    : Spec extends `${infer Name}:${infer Kind}=${string}`
      ? [Value<Kind, Name>]
      : Spec extends `${infer Name}:${infer Kind}`
        ? [Value<Kind, Name> | Absent]
        : Spec extends `${string}=${string}`
          ? [string]
          : [string | Absent];

type Values<Kind extends string, Name extends string> = [Value<Kind, Name>[]];

type Value<Kind extends string, Name extends string> = Kind extends keyof ArgumentTypes
  ? ArgumentTypes[Kind]
  : Kind extends `${string}|${string}`
    ? Choices<Kind>
    : Problem<`unknown kind "${Kind}" of "${Name}"; use ${KindList}`>;

/** For the compiler's message: a union would be spelt out once per member. */
type KindList = 'string, int, number, bool, user, duration, text or a|b|c';

type Choices<Kind extends string> = Kind extends `${infer First}|${infer Rest}` ? First | Choices<Rest> : Kind;
