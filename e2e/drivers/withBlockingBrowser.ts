import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startKillableBrowser } from './startKillableBrowser.ts';

/** Chromium's number for "blocked". */
const BLOCKED = 2;

/** Opens a page in a browser whose user blocks cookies, and with them all site data. */
export async function withBlockingBrowser(
  address: string,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'designer-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: BLOCKED } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const browser = await startKillableBrowser(profile);
  try {
    await browser.page.goto(address);
    await use(browser.page);
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
