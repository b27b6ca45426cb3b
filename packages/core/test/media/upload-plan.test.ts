import { describe, expect, test } from 'vitest';
import type { WirePreparedUpload } from '../../src/index.js';
import { planUpload } from '../../src/media/upload-plan.js';

const url = 'https://cos.example.com/u';

function answer(indices: number[], extra: Partial<WirePreparedUpload> = {}): WirePreparedUpload {
  const parts = indices.map((index) => ({ index, presigned_url: `${url}?${index}` }));
  return { upload_id: 'upload_a1', block_size: '10', parts, ...extra };
}

describe('the plan of an upload', () => {
  test.each<[string, WirePreparedUpload, [number, number, number][]]>([
    [
      'parts counted from 0',
      answer([0, 1, 2]),
      [
        [0, 0, 10],
        [1, 10, 20],
        [2, 20, 25],
      ],
    ],
    [
      'parts counted from 1',
      answer([1, 2, 3]),
      [
        [1, 0, 10],
        [2, 10, 20],
        [3, 20, 25],
      ],
    ],
    [
      'a size that is a number',
      answer([0, 1, 2], { block_size: 10 }),
      [
        [0, 0, 10],
        [1, 10, 20],
        [2, 20, 25],
      ],
    ],
    [
      'parts of sizes of their own',
      answer([], {
        parts: [
          { index: 5, presigned_url: url, block_size: '20' },
          { index: 6, presigned_url: url, block_size: 5 },
        ],
      }),
      [
        [5, 0, 20],
        [6, 20, 25],
      ],
    ],
    ['one part larger than all', answer([0], { block_size: '100' }), [[0, 0, 25]]],
  ])('reads %s', (_, prepared, expected) => {
    expect(planUpload(prepared, 25).parts.map(({ index, start, end }) => [index, start, end])).toEqual(expected);
  });

  test.each([
    ['too few parts', answer([0, 1])],
    ['a part too many', answer([0, 1, 2, 3])],
    ['no parts', answer([])],
    ['a size that is none', answer([0, 1, 2], { block_size: 'x' })],
  ])('does not go on with %s', (_, prepared) => {
    expect(() => planUpload(prepared, 25)).toThrow(/not the 25 bytes/);
  });

  test.each([
    ['nested', { upload_config: { concurrency: 3, retry_delay: 2, retry_timeout: 60 } }, [3, 2000, 60_000]],
    ['beside the parts', { concurrency: 3, retry_delay: 2, retry_timeout: 60 }, [3, 2000, 60_000]],
    ['missing', {}, [1, 1000, 600_000]],
    ['nonsense', { concurrency: 0, retry_delay: -1, retry_timeout: Number.NaN }, [1, 1000, 600_000]],
    ['beyond reason', { concurrency: 1000, retry_timeout: 86_400 }, [8, 1000, 600_000]],
  ])('understands a configuration that is %s', (_, config, expected) => {
    const { concurrency, retryDelayMs, retryTimeoutMs } = planUpload(answer([0, 1, 2], config), 25);
    expect([concurrency, retryDelayMs, retryTimeoutMs]).toEqual(expected);
  });
});
