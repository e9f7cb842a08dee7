/** Takes the pictures of the documentation (`npm run pictures`); no part of the tests. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const server = [base.webServer ?? []].flat();

export default defineConfig({
  ...base,
  webServer: server.map((each) => ({ ...each, cwd: join(import.meta.dirname, '../..') })),
  testDir: '.',
  testMatch: 'pictures.ts',
  outputDir: '../../test-results/pictures',
  workers: 1,
  retries: 0,
  reporter: 'list',
});
