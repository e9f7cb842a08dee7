import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

const DATABASE = 'loopback-model-designer';

/** Starts a deletion of the storage that has to wait for an open connection. Returns a function that closes the connection. */
async function holdDeletion(page: Page): Promise<() => Promise<void>> {
  await page.goto('/icon.svg');
  await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    Object.assign(window, { closeConnection: () => database.close() });
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name).onblocked = () => resolve();
    });
  }, DATABASE);
  return () => page.evaluate(() => (window as unknown as { closeConnection: () => void }).closeConnection());
}

test.describe('a start', () => {
  test('shows the page with the reason if the storage does not answer, and saves once it does', async ({
    page,
    context,
  }) => {
    const closeConnection = await holdDeletion(await context.newPage());
    await page.bringToFront();
    const designer = new Designer(page);
    await designer.open();
    await expect(page.getByTestId('save-status')).toContainText(
      'Not saved: the browser’s storage does not answer',
    );
    await expect(page.getByText('Close the other tabs of the designer').first()).toBeVisible();
    await designer.addModel('Invoice', { x: 120, y: 60 });
    await closeConnection();
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });

  test('says that it has not started if the scripts do not load', async ({ page }) => {
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByText('The designer has not started')).toBeVisible();
  });

  test('says that it has not started if a required script is missing', async ({ page }) => {
    await page.route('**/assets/libraries-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto('/');
    await expect(page.getByText('The designer has not started')).toBeVisible();
  });
});

test.describe('a browser without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('shows that the designer needs it', async ({ page }) => {
    await page.goto('/');
    // Searches for a text skip the content of <noscript>.
    const sentence = page.locator('noscript p');
    await expect(sentence).toBeVisible();
    await expect(sentence).toContainText('needs JavaScript');
    await expect(page.getByText('has not started')).toBeHidden();
  });
});
