import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,promises,e2e,bench,client}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
