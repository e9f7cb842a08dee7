/** Takes the pictures of the documentation (`npm run pictures`); it is not part of the tests. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'pictures.ts',
  outputDir: '../../test-results/pictures',
  workers: 1,
  retries: 0,
  reporter: 'list',
});
