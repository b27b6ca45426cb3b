import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Workspace packages are tested from their sources; the build has tests of its own.
  resolve: { conditions: ['@qqbotjs/source'] },
  ssr: { resolve: { conditions: ['@qqbotjs/source'] } },
  // Constructor injection needs decorator metadata, in every file and not only in those a tsconfig covers.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'compatibility/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'reliability/*.test.mjs',
      'scripts/**/*.test.ts',
    ],
    env: { QQBOT_LOCALE: 'en', QQBOT_LOG_LEVEL: 'silent' },
    globalSetup: ['scripts/build-before-tests.mjs'],
    testTimeout: 15_000,
    // a second, as it is by default, is little for a browser or a process on a machine that is fully busy
    expect: { poll: { timeout: 8000 } },
    // most tests wait for sockets, timers and other processes: leaving a core free would double the time on two
    maxWorkers: Math.max(2, availableParallelism()),
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 90 },
    },
  },
});
