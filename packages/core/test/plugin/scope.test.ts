import { expect, test } from 'vitest';
import { PluginError, Scope } from '../../src/index.js';

/** An effect that notes when it is switched on and off. */
const noting = (order: string[], name: string) => () => {
  order.push(`${name} on`);
  return () => void order.push(`${name} off`);
};

test('ending undoes every effect, the last first', async () => {
  const order: string[] = [];
  {
    await using scope = new Scope('test');
    for (const name of ['a', 'b', 'c']) scope.effect(noting(order, name));
  }
  expect(order).toEqual(['a on', 'b on', 'c on', 'c off', 'b off', 'a off']);
});

test('an effect undone before is not undone again', async () => {
  const order: string[] = [];
  const scope = new Scope('test');
  const undo = scope.effect(noting(order, 'a'));
  undo();
  undo();
  await scope[Symbol.asyncDispose]();
  expect(order).toEqual(['a on', 'a off']);
});

test('each is waited for before the next', async () => {
  const order: string[] = [];
  const scope = new Scope('test');
  scope.effect(() => () => void order.push('first'));
  scope.effect(() => async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('second');
  });
  await scope[Symbol.asyncDispose]();
  expect(order).toEqual(['second', 'first']);
});

test('all are undone whatever fails, and the failures come together', async () => {
  const order: string[] = [];
  const scope = new Scope('test');
  scope.effect(noting(order, 'a'));
  for (const name of ['x', 'y'])
    scope.effect(() => () => {
      throw new Error(name);
    });
  const error = await scope[Symbol.asyncDispose]().then(
    () => undefined,
    (thrown: unknown) => thrown as AggregateError,
  );
  expect(error).toBeInstanceOf(AggregateError);
  expect(error?.errors.map(({ message }: Error) => message)).toEqual(['y', 'x']);
  expect(order).toEqual(['a on', 'a off']);
});

test('after its end nothing can be switched on', async () => {
  const scope = new Scope('test');
  await scope[Symbol.asyncDispose]();
  expect(() => scope.effect(() => () => {})).toThrow(PluginError);
  expect(() => scope.effect(() => () => {})).toThrow('"test" is unloaded; register effects while loading.');
});
