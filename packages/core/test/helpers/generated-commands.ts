import fc from 'fast-check';
import { Signature } from '../../src/command/signature.js';
import { Attachment } from '../../src/message/incoming/attachment.js';

/** What the values of a kind are at run time: the twin of `ArgumentTypes`. */
interface SampleKind {
  name: string;
  values: fc.Arbitrary<unknown>;
  fits: (value: unknown) => boolean;
  /** A default as declared, and its value. */
  fallback?: readonly [word: string, value: unknown];
}

/** One argument, or the value of an option. */
interface Slot {
  /** What stands behind its name in the declaration. */
  spec: string;
  optional: boolean;
  isPicture: boolean;
  /** What it is when it is left out. */
  absent: unknown;
  values: fc.Arbitrary<unknown>;
  fits: (value: unknown) => boolean;
}

/** One option: how it is declared, and how the method gets it. */
interface NamedSlot extends Pick<Slot, 'values' | 'fits'> {
  declared: string;
  property: string;
}

/** A declaration, with what its values are. */
export interface GeneratedCommand {
  signature: Signature;
  /** Values a person could type. */
  values: fc.Arbitrary<unknown[]>;
  /** Whether values have the types `ArgumentsOf` gives them. */
  fits: (values: readonly unknown[]) => boolean;
}

/** Strings that begin, end and look like everything a line is made of. */
export const anyString = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('-—－="”“ a\u3000\n好')), maxLength: 12 }),
  fc.constantFrom('--', '--flag', '--no-log', '-o', '--opt=1', '——', '-5', '"'),
);

export const pictures = fc.nat().map((n) => new Attachment({ url: `example.com/${n}.png`, content_type: 'image/png' }));

const isText = (value: unknown): value is string => typeof value === 'string';
const isFinite = (value: unknown) => Number.isFinite(value) && !Object.is(value, -0);
/** Nobody can type it. */
const withoutMinusZero = (value: number) => value + 0;

const TEXT: SampleKind = {
  name: 'text',
  values: anyString.map((text) => text.trim()).filter((text) => text !== ''),
  fits: (value) => isText(value) && value !== '' && value === value.trim(),
  fallback: ['y', 'y'],
};
const IMAGE: SampleKind = { name: 'image', values: pictures, fits: (value) => value instanceof Attachment };
const WORDS: readonly SampleKind[] = [
  { name: 'string', values: anyString, fits: isText, fallback: ['x', 'x'] },
  {
    name: 'int',
    values: fc.maxSafeInteger().map(withoutMinusZero),
    fits: (value) => Number.isSafeInteger(value) && isFinite(value),
    fallback: ['7', 7],
  },
  {
    name: 'number',
    values: fc.double({ noNaN: true, noDefaultInfinity: true }).map(withoutMinusZero),
    fits: isFinite,
    fallback: ['-1.5', -1.5],
  },
  { name: 'bool', values: fc.boolean(), fits: (value) => typeof value === 'boolean', fallback: ['on', true] },
  { name: 'user', values: fc.constantFrom('A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4', '144115218182563108'), fits: isText },
  {
    name: 'duration',
    values: fc.maxSafeNat(),
    fits: (value) => isFinite(value) && (value as number) >= 0,
    fallback: ['10m', 600_000],
  },
  {
    name: 'red|green|Blue',
    values: fc.constantFrom('red', 'green', 'Blue'),
    fits: (value) => ['red', 'green', 'Blue'].includes(value as string),
    fallback: ['BLUE', 'Blue'],
  },
];

function single(kind: SampleKind, optional: boolean, hasDefault: boolean): Slot {
  const fallback = optional && hasDefault ? kind.fallback : undefined;
  const isNeverAbsent = !optional || fallback !== undefined;
  return {
    spec: `:${kind.name}${fallback ? `=${fallback[0]}` : ''}`,
    optional,
    isPicture: kind === IMAGE,
    absent: fallback?.[1],
    values: isNeverAbsent ? kind.values : fc.option(kind.values, { nil: undefined }),
    fits: (value) => kind.fits(value) || (!isNeverAbsent && value === undefined),
  };
}

function repeated(kind: SampleKind, optional: boolean): Slot {
  return {
    spec: `...:${kind.name}`,
    optional,
    isPicture: kind === IMAGE,
    absent: [],
    values: fc.array(kind.values, { minLength: optional ? 0 : 1, maxLength: 3 }),
    fits: (value) => Array.isArray(value) && value.every(kind.fits) && (optional || value.length > 0),
  };
}

const flags = fc.tuple(fc.boolean(), fc.boolean());
const singles = fc.tuple(fc.constantFrom(...WORDS, IMAGE), flags).map(([kind, [a, b]]) => single(kind, a, b));
const lasts = (optional: boolean) =>
  fc.oneof(
    fc.boolean().map((hasDefault) => single(TEXT, optional, hasDefault)),
    fc.constantFrom(...WORDS).map((kind) => repeated(kind, optional)),
  );

/** Required ones first, and at most one that takes all the rest, last. */
const argumentLists = fc.array(singles, { maxLength: 4 }).chain((list) => {
  const sorted = list.toSorted((a, b) => Number(a.optional) - Number(b.optional));
  const afterOptional = sorted.some(({ optional, isPicture }) => optional && !isPicture);
  const last = fc.boolean().chain((optional) => lasts(optional || afterOptional));
  return fc.option(last).map((found) => (found ? [...sorted, found] : sorted));
});

const BOOLEAN = { values: fc.boolean(), fits: (value: unknown) => typeof value === 'boolean' };
const values = (name: string, property: string) =>
  fc
    .tuple(fc.constantFrom(...WORDS), flags)
    .map(([kind, [isRepeated, hasDefault]]) => (isRepeated ? repeated(kind, true) : single(kind, true, hasDefault)))
    .map(({ spec, ...slot }): NamedSlot => ({ ...slot, declared: `${name} <v${spec}>`, property }));

const optionLists = fc.subarray([0, 1, 2, 3, 4]).chain((which) => {
  const all: fc.Arbitrary<NamedSlot>[] = [
    values('-o, --opt', 'opt'),
    values('--dry-run', 'dryRun'),
    values('-F, --文件', '文件'),
    fc.constant({ ...BOOLEAN, declared: '-f, --flag', property: 'flag' }),
    fc.constant({ ...BOOLEAN, declared: '--no-log', property: 'log' }),
  ];
  return fc.tuple(...all.filter((_, index) => which.includes(index)));
});

/** Declarations of every shape. */
export const commands = fc.tuple(argumentLists, optionLists).map(([slots, options]): GeneratedCommand => {
  const written = slots.map(({ spec, optional }, index) => (optional ? `[a${index}${spec}]` : `<a${index}${spec}>`));
  const words = ['x', ...written, ...options.map(({ declared }) => declared)];
  const positional = fc.tuple(...slots.map((slot) => slot.values)).map((list) => withoutGaps(list, slots));
  const named = fc.record(Object.fromEntries(options.map((option) => [option.property, option.values])));
  return {
    signature: new Signature(words.join(' ')),
    values: options.length > 0 ? fc.tuple(positional, named).map(([list, last]) => [...list, last]) : positional,
    fits: (list) =>
      list.length === slots.length + Number(options.length > 0) &&
      slots.every(({ fits }, index) => fits(list[index])) &&
      options.every(({ fits, property }) => fits(Object(list.at(-1))[property])),
  };
});

/** Only what stands last can be left out: after the first gap among words, or among pictures, all others are left out. */
function withoutGaps(list: readonly unknown[], slots: readonly Slot[]): unknown[] {
  const hasGap = new Set<boolean>();
  return slots.map(({ isPicture, absent }, index) => {
    if (list[index] === undefined) hasGap.add(isPicture);
    return hasGap.has(isPicture) ? absent : list[index];
  });
}
