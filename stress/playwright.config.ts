import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, browserVariable, firefoxVariable } from '../scripts/browser.js';

const chromium = process.env[browserVariable];
const firefox = process.env[firefoxVariable];
/** Firefox cannot write to folders. */
const kills = ['stress/kills.spec.ts', 'e2e/killing*.spec.ts'];
const port = Number(process.env['E2E_PORT'] ?? 4174);

/** The tests of `npm run stress`: longer than `npm test` has time for. */
export default defineConfig({
  testDir: join(import.meta.dirname, '..'),
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
  },
  projects: [
    {
      name: 'chromium',
      testMatch: ['stress/*.spec.ts', ...kills],
      use: {
        launchOptions: {
          args: browserArguments,
          ...(chromium === undefined ? {} : { executablePath: chromium }),
        },
      },
    },
    // Its own tests start it themselves, on a profile that outlives it.
    ...(firefox === undefined
      ? []
      : [{ name: 'firefox', testMatch: kills, use: { browserName: 'firefox' as const } }]),
  ],
});
