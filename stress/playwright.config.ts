import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, browserVariable } from '../scripts/browser.js';

const chromium = process.env[browserVariable];
const port = Number(process.env['E2E_PORT'] ?? 4174);

/** The tests of `npm run stress`: longer than `npm test` has time for. */
export default defineConfig({
  testDir: join(import.meta.dirname, '..'),
  testMatch: ['stress/*.spec.ts', 'e2e/killing*.spec.ts'],
  outputDir: join(import.meta.dirname, '../test-results/stress'),
  globalSetup: join(import.meta.dirname, '../e2e/drivers/serveBuiltPage.ts'),
  fullyParallel: true,
  workers: Number(process.env['WORKERS'] ?? 2),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], [join(import.meta.dirname, 'drivers/countReporter.ts')]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: browserArguments,
      ...(chromium === undefined ? {} : { executablePath: chromium }),
    },
  },
});
