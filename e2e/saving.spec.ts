import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

test.describe('saving', () => {
  test('a full disk is reported, and everything is saved once there is room again', async ({
    page,
    baseURL,
  }) => {
    const designer = new Designer(page);
    // Before the first write: Chromium remembers for a while how much room there was.
    const setQuota = await quotaSetterOf(page, baseURL ?? '');
    await setQuota(1);
    await designer.open();
    await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'failed');
    await expect(page.getByTestId('save-status')).toContainText('no room');
    await setQuota(null);
    await rename(designer, 'Order', 'Invoice');
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });

  test('a failed save offers the files, and the notice disappears after the next save', async ({
    page,
    baseURL,
  }) => {
    const designer = new Designer(page);
    const setQuota = await quotaSetterOf(page, baseURL ?? '');
    await setQuota(1);
    await designer.open();
    const notice = page.getByRole('status').getByText('Not saved. The browser has no room');
    await expect(notice).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download files' }).click();
    expect((await download).suggestedFilename()).toBe('customer-orders.zip');
    await page.getByTestId('save-status').click();
    await page.getByRole('menuitem', { name: 'Try again now' }).click();
    await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'failed');
    await setQuota(null);
    await designer.expectSaved();
    await expect(notice).toHaveCount(0);
  });

  test('asks the browser to keep the storage once it contains work', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(StorageManager.prototype, 'persisted', { value: async () => false });
      Object.defineProperty(StorageManager.prototype, 'persist', {
        value: async () => {
          document.documentElement.dataset['asked'] = 'yes';
          return true;
        },
      });
    });
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    await expect(page.locator('html[data-asked]')).toHaveCount(0);
    await rename(designer, 'Order', 'Invoice');
    await designer.expectSaved();
    await expect(page.locator('html[data-asked]')).toHaveCount(1);
    await expect(page.getByTestId('save-status')).toHaveAttribute(
      'title',
      /protected from automatic clearing/,
    );
  });
});

async function rename(designer: Designer, from: string, to: string): Promise<void> {
  await designer.startRenaming(from);
  await designer.page.keyboard.type(to);
  await designer.page.keyboard.press('Enter');
  await expect(designer.model(to)).toBeVisible();
}

/** Returns a function that sets the quota of the page in bytes; null for the usual quota. */
async function quotaSetterOf(page: Page, origin: string): Promise<(bytes: number | null) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (bytes) => {
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(origin).origin,
      ...(bytes === null ? {} : { quotaSize: bytes }),
    });
  };
}
