/** Runs the loop in WebKitGTK (`npm run webkit`); it is not part of `npm test`. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'loop.ts',
  outputDir: '../../test-results/webkit',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
