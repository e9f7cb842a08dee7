import { expect, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

test('changes since opening are counted, shown and copied as a patch; snapshots are named, compared and deleted', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const designer = new Designer(page);
  await designer.open();
  const button = page.getByRole('button', { name: /^Changes since opening/ });
  await expect(button).toHaveCount(0);
  await designer.openFiles(['e2e/fixtures/library/common/models/book.json']);
  await expect(designer.model('Book')).toBeVisible();
  await expect(button).toHaveAccessibleName('Changes since opening: 0 files');
  await designer.expectSaved();

  // A snapshot with a name.
  const showSnapshots = async () => {
    await page.getByRole('button', { name: /^Saved/ }).click();
    await page.getByRole('menuitem', { name: 'Snapshots' }).click();
  };
  await showSnapshots();
  const dialog = page.getByRole('dialog', { name: 'Snapshots' });
  const lines = dialog.getByRole('list', { name: 'Snapshots' }).getByRole('listitem');
  await dialog.getByRole('button', { name: 'Take snapshot' }).click();
  await expect(lines.first().getByPlaceholder('manual')).toBeVisible();
  await lines.first().getByRole('textbox').fill('before pages');
  await lines.first().getByRole('textbox').press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await designer.addProperty('Book', 'pageCount', 'number');
  await expect(button).toHaveAccessibleName('Changes since opening: 1 file');
  await page.reload();
  await expect(button).toHaveAccessibleName('Changes since opening: 1 file');
  await button.click();
  const changes = page.getByRole('dialog', { name: 'Changes since opening' });
  await expect(changes.getByText('"pageCount"')).toBeVisible();
  await changes.getByRole('button', { name: 'Copy as patch' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('+        "pageCount"');
  await page.keyboard.press('Escape');

  await showSnapshots();
  // The reload took one more.
  const named = lines.nth(1);
  await expect(named.getByRole('textbox')).toHaveValue('before pages');
  await named.getByRole('button', { name: /^Compare/ }).click();
  const compared = page.getByRole('dialog', { name: 'From the snapshot “before pages” to now' });
  await expect(compared.getByText('"pageCount"')).toBeVisible();
  await page.keyboard.press('Escape');
  const count = await lines.count();
  await named.getByRole('button', { name: /^Delete/ }).click();
  await expect(lines).toHaveCount(count - 1);
  await expect(dialog.getByText('The snapshot “before pages” is deleted.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(named.getByRole('textbox')).toHaveValue('before pages');
});
