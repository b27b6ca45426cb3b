import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, type Layer, PluginError } from '../../src/index.js';

const around =
  (name: string): Layer<string[], string> =>
  async (order, next) => {
    order.push(`${name} in`);
    const result = await next();
    order.push(`${name} out`);
    return `${name}(${result})`;
  };

test('the first layer is the outermost, and sees what the inner ones return', async () => {
  const order: string[] = [];
  const run = compose([around('a'), around('b')], (list: string[]) => {
    list.push('core');
    return 'x';
  });
  expect(await run(order)).toBe('a(b(x))');
  expect(order).toEqual(['a in', 'b in', 'core', 'b out', 'a out']);
});

test('without layers there is the core alone', async () => {
  expect(await compose<number, number>([], (n) => n + 1)(1)).toBe(2);
});

test('a layer that does not call next answers by itself', async () => {
  const run = compose<string[], string>([() => 'early', around('never')], () => 'core');
  const order: string[] = [];
  expect(await run(order)).toBe('early');
  expect(order).toEqual([]);
});

test('errors pass outwards, and a layer may catch them', async () => {
  const failing = () => {
    throw new Error('core');
  };
  await expect(compose<string[], string>([around('a')], failing)([])).rejects.toThrow('core');
  const catching: Layer<string[], string> = (_, next) => next().catch(() => 'caught');
  expect(await compose<string[], string>([catching], failing)([])).toBe('caught');
});

test('calling next twice is an error that names the layer', async () => {
  async function twice(_: unknown, next: () => Promise<number>) {
    await next();
    return next();
  }
  const error = await compose([twice], () => 1)(undefined).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PluginError);
  expect(String(error)).toContain('twice called next() twice');
  expect((error as PluginError).in('zh-CN')).toContain('twice 调用了两次 next()');
});

test('where it is repeatable, a layer may run everything inside it again', async () => {
  let calls = 0;
  const again: Layer<undefined, number> = async (_, next) => {
    await next();
    return next();
  };
  const run = compose([again, again], () => ++calls, { repeatable: true });
  expect(await run(undefined)).toBe(4);
});

test('one composition can be under way many times at once', async () => {
  const run = compose<string[], string>([around('a'), around('b')], async () => {
    await Promise.resolve();
    return 'x';
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (times) => {
      const orders = Array.from({ length: times }, (): string[] => []);
      await Promise.all(orders.map(run));
      for (const order of orders) expect(order).toEqual(['a in', 'b in', 'b out', 'a out']);
    }),
  );
});
