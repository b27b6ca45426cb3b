import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { CommandInputError } from '../../src/index.js';
import { Attachment } from '../../src/message/incoming/attachment.js';

/** What the values of a kind are at run time: the twin of `ArgumentTypes`. */
const IS_OF_KIND: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' && value !== '' && value === value.trim(),
  int: (value) => Number.isSafeInteger(value) && !Object.is(value, -0),
  number: (value) => Number.isFinite(value),
  bool: (value) => typeof value === 'boolean',
  user: (value) => typeof value === 'string' && value !== '',
  duration: (value) => Number.isFinite(value) && (value as number) >= 0,
  image: (value) => value instanceof Attachment,
  'red|green|Blue': (value) => ['red', 'green', 'Blue'].includes(value as string),
};

const anyString = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('-', '—', '－', '=', '"', '”', '“', ' ', 'a', '\u3000', '\n', '好'),
    maxLength: 12,
  }),
  fc.constantFrom('--', '--flag', '--no-log', '-o', '--opt=1', '——', '-5', '"'),
);

const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: anyString,
  text: anyString.map((text) => text.trim()).filter((text) => text !== ''),
  int: fc.maxSafeInteger().map((value) => value + 0),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  bool: fc.boolean(),
  user: fc.constantFrom('A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4', '144115218182563108'),
  duration: fc.maxSafeNat(),
  image: fc.nat().map((n) => new Attachment({ url: `example.com/${n}.png`, content_type: 'image/png' })),
  'red|green|Blue': fc.constantFrom('red', 'green', 'Blue'),
};

/** Defaults that need no spaces, one per kind that can have one. */
const DEFAULTS: Readonly<Record<string, string>> = {
  string: 'x',
  int: '7',
  number: '1.5',
  bool: 'on',
  duration: '10m',
  text: 'y',
};

interface Argument {
  kind: string;
  optional: boolean;
  hasDefault: boolean;
  rest: boolean;
}

const WORD_KINDS = Object.keys(IS_OF_KIND).filter((kind) => kind !== 'text');
const OPTION_KINDS = WORD_KINDS.filter((kind) => kind !== 'image');

const argument = (kinds: readonly string[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    optional: fc.boolean(),
    hasDefault: fc.boolean(),
    rest: fc.constant(false),
  });

/** Required ones first, and at most one that takes all the rest, last. */
const argumentList = fc
  .tuple(
    fc.array(argument(WORD_KINDS), { maxLength: 4 }),
    fc.option(argument(['text', ...OPTION_KINDS]).map((last) => ({ ...last, rest: last.kind !== 'text' }))),
  )
  .map(([words, last]): Argument[] => {
    const sorted = words.toSorted((a, b) => Number(a.optional) - Number(b.optional));
    const optional = sorted.some((word) => word.optional && word.kind !== 'image');
    return last ? [...sorted, { ...last, optional: last.optional || optional }] : sorted;
  });

const optionList = fc.array(
  fc.oneof(
    fc.constant({ kind: 'switch', rest: false, hasDefault: false }),
    fc.constant({ kind: 'negation', rest: false, hasDefault: false }),
    fc.record({ kind: fc.constantFrom(...OPTION_KINDS), rest: fc.boolean(), hasDefault: fc.boolean() }),
  ),
  { maxLength: 4 },
);

type Option = Pick<Argument, 'kind' | 'rest' | 'hasDefault'>;

interface Case {
  words: readonly Argument[];
  options: readonly Option[];
}

const cases: fc.Arbitrary<Case> = fc.record({ words: argumentList, options: optionList });

function spec(name: string, { kind, rest, hasDefault }: Option): string {
  const fallback = hasDefault && !rest ? DEFAULTS[kind] : undefined;
  return `${name}${rest ? '...' : ''}:${kind}${fallback === undefined ? '' : `=${fallback}`}`;
}

const OPTION_NAMES = ['opt', 'flag', 'log', 'dry-run'];
const LETTERS = 'ofld';

function declare({ words, options }: Case): Signature {
  const args = words.map((word, index) =>
    word.optional ? `[${spec(`a${index}`, word)}]` : `<${spec(`a${index}`, { ...word, hasDefault: false })}>`,
  );
  const named = options.map((option, index) => {
    const name = OPTION_NAMES[index] as string;
    if (option.kind === 'switch') return `-${LETTERS[index]}, --${name}`;
    return option.kind === 'negation' ? `--no-${name}` : `-${LETTERS[index]}, --${name} <${spec('v', option)}>`;
  });
  return new Signature(['x', ...args, ...named].join(' '));
}

function isTyped(value: unknown, { kind, rest, optional, hasDefault }: Argument): boolean {
  const isOfKind = IS_OF_KIND[kind] as (value: unknown) => boolean;
  if (rest) return Array.isArray(value) && value.every(isOfKind) && (optional || value.length > 0);
  const mayBeAbsent = optional && !(hasDefault && kind in DEFAULTS);
  return (mayBeAbsent && value === undefined) || isOfKind(value);
}

/** Each value has the type `ArgumentsOf` gives it. */
function expectTyped(values: readonly unknown[], { words, options }: Case): void {
  expect(values).toHaveLength(words.length + (options.length > 0 ? 1 : 0));
  for (const [index, word] of words.entries()) expect(isTyped(values[index], word)).toBe(true);
  const named = Object.values(Object(values[words.length]) as Record<string, unknown>);
  expect(named).toHaveLength(options.length);
  for (const [index, option] of options.entries())
    if (option.kind === 'switch' || option.kind === 'negation') expect(named[index]).toBeTypeOf('boolean');
    else expect(isTyped(named[index], { ...option, optional: true })).toBe(true);
}

const line = fc.oneof(
  anyString,
  fc
    .array(
      fc.oneof(
        anyString,
        fc.constantFrom(
          '1',
          '-2.5',
          'red',
          '10m',
          'on',
          '<@!12345>',
          '--opt',
          '--flag',
          '—log',
          '-o',
          '-f=3',
          '－－ｄｒｙ－ｒｕｎ',
          '--opt="a b"',
        ),
      ),
    )
    .map((words) => words.join(' ')),
);

describe('whatever the declaration', () => {
  test('and whatever is typed, the outcome is values of the declared types, or an explanation', () => {
    const pictures = fc.array(VALUES.image as fc.Arbitrary<Attachment>, { maxLength: 3 });
    let parsed = 0;
    fc.assert(
      fc.property(cases, line, pictures, (declared, text, available) => {
        try {
          expectTyped(declare(declared).parse(` ${text}`, { pictures: available }), declared);
          parsed++;
        } catch (error) {
          if (!(error instanceof CommandInputError)) throw error;
          expect(error.in('en')).toContain(error.usage);
        }
      }),
      { numRuns: 1000 },
    );
    expect(parsed).toBeGreaterThan(50);
  });

  test('its values, written as a line, are read as the same values', () => {
    const withValues = cases.chain((declared) => fc.tuple(fc.constant(declared), valuesOf(declared)));
    fc.assert(
      fc.property(withValues, ([declared, values]) => {
        const signature = declare(declared);
        const written = signature.format(values);
        const pictures = values.filter((value) => value instanceof Attachment);
        const read = signature.parse(written.slice('/x'.length), { pictures });
        expect(read).toEqual(values);
        expectTyped(read, declared);
      }),
      { numRuns: 1000 },
    );
  });
});

function valuesOf({ words, options }: Case): fc.Arbitrary<unknown[]> {
  const args = fc.tuple(...words.map((word) => valueOf(word))).map((values) => leaveOutFrom(values, words));
  const named = options.map((option) =>
    option.kind === 'switch' || option.kind === 'negation' ? fc.boolean() : valueOf({ ...option, optional: true }),
  );
  const property = (index: number): string => (OPTION_NAMES[index] as string).replace('dry-run', 'dryRun');
  const object = fc
    .tuple(...named)
    .map((values) => Object.fromEntries(values.map((value, index) => [property(index), value])));
  return options.length > 0 ? fc.tuple(args, object).map(([values, last]) => [...values, last]) : args;
}

function valueOf({ kind, rest, optional, hasDefault }: Argument): fc.Arbitrary<unknown> {
  const value = VALUES[kind] as fc.Arbitrary<unknown>;
  if (rest) return fc.array(value, { minLength: optional ? 0 : 1, maxLength: 3 });
  const mayBeAbsent = optional && !(hasDefault && kind in DEFAULTS);
  return mayBeAbsent ? fc.option(value, { nil: undefined }) : value;
}

/** Only what stands last can be left out: after the first gap, words stay away; and so do pictures. */
function leaveOutFrom(values: readonly unknown[], words: readonly Argument[]): unknown[] {
  const gaps = { picture: false, word: false };
  return values.map((value, index) => {
    const { kind, rest, hasDefault } = words[index] as Argument;
    const gap = kind === 'image' ? 'picture' : 'word';
    gaps[gap] ||= value === undefined;
    if (!gaps[gap]) return value;
    if (rest) return [];
    return hasDefault && DEFAULTS[kind] !== undefined
      ? new Signature(`x [${spec('a', words[index] as Argument)}]`).parameters[0]?.defaultValue
      : undefined;
  });
}
