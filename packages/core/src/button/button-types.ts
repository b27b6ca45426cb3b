import type { InteractionContext } from '../context/interaction-context.js';
import type { ButtonTypes } from './button-kinds.js';

/**
 * Reads a button's declaration at compile time: `'vote:<poll:int>:[comment:text]'` gives `[number, string | undefined]`.
 *
 * The grammar is that of `segment.ts`; the two are held together by tests of both. A declaration only known at run time
 * gives `unknown[]`.
 */
export type ButtonArguments<Pattern extends string> = string extends Pattern
  ? unknown[]
  : Pattern extends '' | `${'<' | '['}${string}`
    ? [Problem<`"${Pattern}" must begin with a fixed word, as "confirm:<id:int>" does`>]
    : Pattern extends `${infer Head}:${infer Rest}`
      ? [...ReadLiteral<Head>, ...ReadSegments<Split<Rest>>]
      : ReadLiteral<Pattern>;

/** What the data of a button is written from: as {@link ButtonArguments}, with optional ones that may be left out. */
export type ButtonValues<Pattern extends string> = string extends Pattern
  ? unknown[]
  : MayEndEarly<ButtonArguments<Pattern>>;

/** What a method declared with this pattern may look like: it may take fewer arguments, not others. */
export type ButtonHandler<Pattern extends string> = (
  ctx: InteractionContext,
  ...args: ButtonArguments<Pattern>
) => unknown;

/** The pattern itself, or a sentence saying what is wrong with it, which then stands in the compiler's message. */
export type CheckButtonPattern<Pattern extends string> = string extends Pattern
  ? Pattern
  : [ProblemOf<ButtonArguments<Pattern>>] extends [never]
    ? Pattern
    : ProblemOf<ButtonArguments<Pattern>>;

interface Problem<Text extends string> {
  problem: Text;
}

type ProblemOf<Arguments extends readonly unknown[]> = Extract<Arguments[number], Problem<string>>['problem'];

type MayEndEarly<Arguments extends readonly unknown[]> = Arguments extends [infer First, ...infer Rest]
  ? undefined extends First
    ? Partial<Arguments>
    : [First, ...MayEndEarly<Rest>]
  : [];

/** What stands in no literal. `~` is how a value writes what would be mistaken for a separator. */
type Reserved = '<' | '>' | '[' | ']' | '~' | ' ';

type ReadLiteral<Word extends string> = Word extends '' | `${string}${Reserved}${string}`
  ? [Problem<`"${Word}" is no fixed word (without spaces, ~, <> and []), and no <name:kind> or [name:kind]`>]
  : [];

/** At the colons that are not inside `<>` or `[]`. */
type Split<Text extends string> = Text extends `<${infer Spec}>:${infer Rest}`
  ? [`<${Spec}>`, ...Split<Rest>]
  : Text extends `<${string}>`
    ? [Text]
    : Text extends `[${infer Spec}]:${infer Rest}`
      ? [`[${Spec}]`, ...Split<Rest>]
      : Text extends `[${string}]`
        ? [Text]
        : Text extends `${infer Word}:${infer Rest}`
          ? [Word, ...Split<Rest>]
          : [Text];

/** `AfterOptional`: whether a value before this one may be left out. */
type ReadSegments<List extends readonly string[], AfterOptional extends boolean = false> = List extends [
  infer Word extends string,
  ...infer Rest extends string[],
]
  ? [
      ...([Misplaced<Word, Rest, AfterOptional>] extends [never]
        ? ReadSegment<Word>
        : [Misplaced<Word, Rest, AfterOptional>]),
      ...ReadSegments<Rest, Word extends `[${string}` ? true : AfterOptional>,
    ]
  : [];

type Misplaced<Word extends string, Rest extends readonly string[], AfterOptional extends boolean> = Rest extends []
  ? MisplacedAfter<Word, AfterOptional>
  : Word extends `${'<' | '['}${string}:text${'>' | ']'}`
    ? Problem<`"${Word}" takes all the rest, so it must come last`>
    : MisplacedAfter<Word, AfterOptional>;

type MisplacedAfter<Word extends string, AfterOptional extends boolean> = AfterOptional extends true
  ? Word extends `[${string}`
    ? never
    : Problem<`"${Word}" must come before the optional values`>
  : never;

type ReadSegment<Word extends string> = Word extends `<${infer Spec}>`
  ? ReadSpec<Spec, Word, never>
  : Word extends `[${infer Spec}]`
    ? ReadSpec<Spec, Word, undefined>
    : ReadLiteral<Word>;

/** `Absent` is what the value is when it was left out. */
type ReadSpec<Spec extends string, Word extends string, Absent> = Spec extends
  | ''
  | `:${string}`
  | `${string}${Reserved | '=' | '.'}${string}`
  ? [Problem<`"${Word}" must be <name:kind> or [name:kind]; there are no defaults and no rest`>]
  : Spec extends `${infer Name}:${infer Kind}`
    ? [Value<Kind, Name> | Absent]
    : [string | Absent];

type Value<Kind extends string, Name extends string> = Kind extends keyof ButtonTypes
  ? ButtonTypes[Kind]
  : Kind extends `${string}:${string}`
    ? UnknownKind<Kind, Name>
    : Kind extends `${string}|${string}`
      ? Choices<Kind>
      : UnknownKind<Kind, Name>;

type UnknownKind<
  Kind extends string,
  Name extends string,
> = Problem<`unknown kind "${Kind}" of "${Name}"; use string, int, number, bool, user, duration, text or a|b|c`>;

type Choices<Kind extends string> = Kind extends `${infer First}|${infer Rest}` ? First | Choices<Rest> : Kind;
