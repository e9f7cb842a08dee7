import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { withBlockingBrowser } from './drivers/withBlockingBrowser.ts';

const falsehoods = [
  'another tab',
  'read-only',
  'kept in this browser',
  'saved in the browser',
  'kept as a snapshot',
  'Stored rows are intact',
];

async function expectNothingFalse(page: Page): Promise<void> {
  const shown = (await page.locator('body').innerText()).toLowerCase();
  for (const falsehood of falsehoods) expect(shown).not.toContain(falsehood.toLowerCase());
}

test.describe('a browser that refuses to store data of the site', () => {
  test('allows work and downloads, says that nothing is saved, and says nothing untrue', async ({
    baseURL,
  }) => {
    await withBlockingBrowser(baseURL ?? '', async (page) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const designer = new Designer(page);
      const status = page.getByTestId('save-status');
      await expect(status).toHaveText(/Not saved: this browser grants no storage/);
      await expect(status).toHaveAttribute('data-role', 'writer');
      await designer.addModel('Invoice', { x: 120, y: 60 });
      await expectNothingFalse(page);
      const offer = page.getByText('You can work as usual');
      const download = page.waitForEvent('download');
      await offer.locator('..').getByRole('button', { name: 'Download files' }).click();
      expect((await readFile(await (await download).path())).toString('latin1')).toContain('invoice.json');

      await status.click();
      await page.getByRole('menuitem', { name: 'Snapshots…' }).click();
      const snapshots = page.getByRole('dialog', { name: 'Snapshots' });
      await snapshots.getByRole('button', { name: 'Take snapshot' }).click();
      await expect(snapshots.getByRole('alert')).toContainText('grants no storage');
      await expectNothingFalse(page);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /^Run/ }).click();
      await expect(page.getByText('which the playground needs for its rows').first()).toBeVisible();
      await expectNothingFalse(page);
      expect(errors).toEqual([]);
    });
  });

  test('opens another project after the open one was downloaded', async ({ baseURL }) => {
    await withBlockingBrowser(baseURL ?? '', async (page) => {
      const designer = new Designer(page);
      await designer.addModel('Invoice', { x: 120, y: 60 });
      await page.getByRole('button', { name: /, all projects$/ }).click();
      const projects = page.getByRole('dialog', { name: 'Projects' });
      await expect(projects.getByRole('alert')).toContainText('grants no storage');
      await expectNothingFalse(page);
      await projects.getByRole('button', { name: 'New project' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download it, then open the other' }).click();
      expect(await readFile(await (await download).path(), 'utf8')).toContain('invoice.json');
      await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
      await expect(page.getByTestId('save-status')).toHaveText(/grants no storage/);
    });
  });
});
