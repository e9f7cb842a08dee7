import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { speakToFirefox } from './e2e/drivers/speakToFirefox.ts';
import {
  browserArguments,
  browserVariable,
  firefoxVariable,
  headlessShellVariable,
} from './scripts/browser.js';

const chromium = process.env[browserVariable];
const headlessShell = process.env[headlessShellVariable];
const firefox = process.env[firefoxVariable];
if (firefox) speakToFirefox();
// Another port lets two checkouts be tested side by side.
const port = Number(process.env['E2E_PORT'] ?? 4173);

/** What depends on the parts of a browser around its engine: settings, installed pages, permissions, windows. */
const needsWholeBrowser = [
  '**/sandbox/{frame,memory,network,page,policy}.spec.ts',
  '**/offline.spec.ts',
  '**/refusing.spec.ts',
  '**/killing*.spec.ts',
];

/** @param path the program; undefined for Playwright's own */
const startChromium = (path: string | undefined) => ({
  launchOptions: { args: browserArguments, ...(path === undefined ? {} : { executablePath: path }) },
});

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Not `webServer` with Vite's preview: the browser would compile the page's scripts again for each test.
  globalSetup: join(import.meta.dirname, 'e2e/drivers/serveBuiltPage.ts'),
  fullyParallel: true,
  // One more than the two cores of a small machine: some tests wait for a run to time out, or for a kill.
  workers: 3,
  timeout: 90_000,
  // A busy machine may take its time to reach a state.
  expect: { timeout: 15_000 },
  // A test that passes only at the second try is named as flaky in the report.
  retries: 1,
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    // Two hundred pages would each store all files of the build; offline.spec.ts has its own.
    serviceWorkers: 'block',
    // A trace of every test would cost a fifth of the time: a failure leaves a picture, its second try a trace.
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
  },
  projects: [
    {
      name: 'chromium',
      ...(headlessShell === undefined ? {} : { testMatch: needsWholeBrowser }),
      use: startChromium(chromium),
    },
    ...(headlessShell === undefined
      ? []
      : [{ name: 'shell', testIgnore: needsWholeBrowser, use: startChromium(headlessShell) }]),
    ...(firefox
      ? [
          {
            name: 'firefox',
            // The others test in Chromium what is the same in every browser, and most of them pass here too.
            testMatch: process.env['FIREFOX_TESTS'] ?? 'loop.spec.ts',
            use: {
              browserName: 'firefox' as const,
              // The Firefox that people have: Playwright's own is another one.
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
  ],
});
