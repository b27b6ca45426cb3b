import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, allow, type AnyContext, anyOf, deny, type Guard, type GuardAnswer, not } from '../../src/index.js';

const ctx = {} as AnyContext;

const answerArbitrary = fc.oneof(
  fc.constant(allow()),
  fc.constant(deny()),
  fc.constantFrom('a', 'b', 'c').map((reason) => deny(reason)),
);

/** Answers at once or later. */
const guardArbitrary: fc.Arbitrary<Guard> = fc
  .tuple(answerArbitrary, fc.boolean())
  .map(([answer, isLate]) => (isLate ? async () => answer : () => answer));

/** Guards of guards, a few levels deep. */
const { tree } = fc.letrec<{ tree: Guard }>((tie) => {
  const several = fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<[Guard, ...Guard[]]>;
  return {
    tree: fc.oneof(
      { depthSize: 'small' },
      guardArbitrary,
      several.map((guards) => anyOf(...guards)),
      several.map((guards) => allOf(...guards)),
      fc.tuple(tie('tree'), fc.constantFrom(undefined, 'n')).map(([guard, reason]) => not(guard, reason)),
    ),
  };
});

const trees = fc.array(tree, { minLength: 1, maxLength: 5 }) as fc.Arbitrary<[Guard, ...Guard[]]>;

const isAllowed = async (guard: Guard): Promise<boolean> => (await guard(ctx)).allowed;
const reasonOf = (answer: GuardAnswer) => (answer.allowed ? undefined : answer.reason);
const answersOf = (guards: readonly Guard[]) => Promise.all(guards.map((guard) => guard(ctx)));

/** The same guard, noting when it is asked. */
const noting = (order: number[], guard: Guard, index: number): Guard => {
  return (context) => {
    order.push(index);
    return guard(context);
  };
};

const check = (holds: (guards: [Guard, ...Guard[]]) => Promise<void>) => fc.assert(fc.asyncProperty(trees, holds));

describe('anyOf', () => {
  test('allows what one of them allows', () =>
    check(async (guards) => {
      expect(await isAllowed(anyOf(...guards))).toBe((await answersOf(guards)).some(({ allowed }) => allowed));
    }));

  test('gives the first reason there is', () =>
    check(async (guards) => {
      const answers = await answersOf(guards);
      const first = answers.map(reasonOf).find((reason) => reason !== undefined);
      const expected = answers.some(({ allowed }) => allowed) ? undefined : first;
      expect(reasonOf(await anyOf(...guards)(ctx))).toBe(expected);
    }));

  test('asks no further than the first that allows', () =>
    check(async (guards) => {
      const order: number[] = [];
      const noted = guards.map((guard, index) => noting(order, guard, index)) as [Guard, ...Guard[]];
      await anyOf(...noted)(ctx);
      const last = (await answersOf(guards)).findIndex(({ allowed }) => allowed);
      expect(order).toEqual([...guards.keys()].slice(0, last < 0 ? undefined : last + 1));
    }));
});

describe('allOf', () => {
  test('answers what the first that denies answers', () =>
    check(async (guards) => {
      const denial = (await answersOf(guards)).find(({ allowed }) => !allowed);
      expect(await allOf(...guards)(ctx)).toEqual(denial ?? allow());
    }));

  test('asks no further than the first that denies', () =>
    check(async (guards) => {
      const order: number[] = [];
      const noted = guards.map((guard, index) => noting(order, guard, index)) as [Guard, ...Guard[]];
      await allOf(...noted)(ctx);
      const last = (await answersOf(guards)).findIndex(({ allowed }) => !allowed);
      expect(order).toEqual([...guards.keys()].slice(0, last < 0 ? undefined : last + 1));
    }));
});

describe('not', () => {
  test('twice is as it was', () =>
    check(async ([guard]) => {
      expect(await isAllowed(not(not(guard)))).toBe(await isAllowed(guard));
    }));

  test('of any is all of the contraries, and the other way round', () =>
    check(async (guards) => {
      const contraries = guards.map((guard) => not(guard)) as [Guard, ...Guard[]];
      expect(await isAllowed(not(anyOf(...guards)))).toBe(await isAllowed(allOf(...contraries)));
      expect(await isAllowed(not(allOf(...guards)))).toBe(await isAllowed(anyOf(...contraries)));
    }));

  test('gives its own reason and no other', () =>
    check(async ([guard]) => {
      const answer = await not(guard, 'why')(ctx);
      expect(reasonOf(answer)).toBe(answer.allowed ? undefined : 'why');
    }));
});

describe('one that throws', () => {
  const broken: Guard = () => {
    throw new Error('the database is away');
  };

  test('makes none of them allow', async () => {
    for (const guard of [anyOf(broken, allow), allOf(broken, allow), not(broken)])
      await expect(guard(ctx)).rejects.toThrow('the database is away');
  });

  test('is not asked where another decided before', async () => {
    expect(await isAllowed(anyOf(allow, broken))).toBe(true);
    expect(await isAllowed(allOf(() => deny(), broken))).toBe(false);
  });
});
