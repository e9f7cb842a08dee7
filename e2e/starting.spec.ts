import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

const DATABASE = 'loopback-model-designer';

/** Asks for a deletion of the storage that waits for a connection of the same page. Returns a function that lets it happen. */
async function holdDeletion(page: Page): Promise<() => Promise<void>> {
  await page.goto('/icon.svg');
  await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    Object.assign(window, { letGo: () => database.close() });
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name).onblocked = () => resolve();
    });
  }, DATABASE);
  return () => page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
}

test.describe('a start', () => {
  test('shows the page with the reason where the storage does not answer, and saves once it does', async ({
    page,
    context,
  }) => {
    const letGo = await holdDeletion(await context.newPage());
    await page.bringToFront();
    const designer = new Designer(page);
    await designer.open();
    await expect(page.getByTestId('save-status')).toContainText(
      'Not saved: the browser’s storage does not answer',
    );
    await expect(page.getByText('Close the other tabs of the designer').first()).toBeVisible();
    await designer.addModel('Invoice', { x: 120, y: 60 });
    await letGo();
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });

  test('says a sentence where the scripts do not load', async ({ page }) => {
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByText('The designer has not started')).toBeVisible();
  });

  test('says a sentence where a script that it needs is missing', async ({ page }) => {
    await page.route('**/assets/libraries-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto('/');
    await expect(page.getByText('The designer has not started')).toBeVisible();
  });
});

test.describe('a browser without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('is told that the designer needs it', async ({ page }) => {
    await page.goto('/');
    // Searches for a text skip the content of <noscript>.
    const sentence = page.locator('noscript p');
    await expect(sentence).toBeVisible();
    await expect(sentence).toContainText('needs JavaScript');
    await expect(page.getByText('has not started')).toBeHidden();
  });
});
