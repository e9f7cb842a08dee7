import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';
import { serveFolder } from './drivers/serveFolder.ts';

test.describe('the built page', () => {
  test('works under a path of a static host, the sandbox included', async ({ page }) => {
    const { address, close } = await serveFolder(join(import.meta.dirname, '..', 'dist'), '/some/where/');
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await page.goto(address);
    await expect(new Designer(page).model('Customer')).toBeVisible();
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.getByRole('region', { name: 'Log' })).toContainText('5 Customer');
    expect(refused).toEqual([]);
    await page.close();
    await close();
  });

  test('runs no inline script, sends no request to another host, and prints nothing to the console', async ({
    browser,
    baseURL,
  }) => {
    // With its service worker, which the contexts of the other tests are without.
    const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'allow' });
    const page = await context.newPage();
    const printed: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) printed.push(message.text());
    });
    page.on('pageerror', (error) => printed.push(error.message));
    page.on('request', (request) => hosts.add(new URL(request.url()).protocol + new URL(request.url()).host));
    const designer = new Designer(page);
    await designer.open();
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.getByRole('region', { name: 'Log' })).toContainText('5 Customer');
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("script-src 'self';");
    expect(await page.locator('script:not([src])').count()).toBe(0);
    expect([...hosts].filter((host) => !host.includes('localhost') && !host.startsWith('blob:'))).toEqual([]);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(printed).toEqual([]);
    await context.close();
  });

  test('follows the system’s light and dark', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const designer = new Designer(page);
    await designer.open();
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(colour).not.toBe(light);
  });
});
