import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments, browserVariable, headlessShellVariable } from './scripts/browser.js';
import { createSkipReporter, reportVariable } from './scripts/skipReporter.js';

const executablePath = process.env[headlessShellVariable] ?? process.env[browserVariable];
const report = process.env[reportVariable];

export default defineConfig({
  test: {
    // Not one fewer than there are cores: on a small machine half of it would wait.
    maxWorkers: '100%',
    reporters: report
      ? ['default', ['json', { outputFile: `${report}.json` }], createSkipReporter(`${report}-skipped.json`)]
      : ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/testing/**', 'src/**/*.d.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'test-results/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Loading the modules again for each of two hundred files took most of the time. In any order of the
          // files they pass: whoever changes something global puts it back.
          isolate: false,
          pool: 'threads',
          // Tests wait for states; a busy machine may take its time.
          testTimeout: 30_000,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          environment: 'node',
          include: ['conformance/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Found late, they would reload the page in the middle of a test.
        optimizeDeps: { include: ['idb', 'js-yaml', 'zod/mini', '@lezer/javascript'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
