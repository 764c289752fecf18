import { defineConfig } from 'vitest/config';

// A server, a browser and a database per file: two files at a time is what two cores carry.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', './tests/support/closing-line.ts'],
  },
});
