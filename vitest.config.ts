import { defineConfig } from 'vitest/config';

const SERVER_TESTS = [
  'test/integration/**/*.test.ts',
  'test/contract/**/*.test.ts',
  'test/stack/**/*.test.ts',
  'test/chaos/chaos.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: SERVER_TESTS,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: SERVER_TESTS,
          globalSetup: ['test/setup/local-stack.ts'],
          // Each file has a worker of its own, and waits for servers half of the time.
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
