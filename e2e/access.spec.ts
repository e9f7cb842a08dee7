import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

/** Checks with axe what the page shows now. It is soft, so that one barrier does not hide another. */
async function expectNoBarriers(page: Page, view: string, part?: string): Promise<void> {
  expect.soft(await findBarriers(page, part), view).toEqual([]);
}

async function checkDialog(page: Page, name: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  await expectNoBarriers(page, String(name), '[role="dialog"]');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function openMenu(page: Page, button: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test.describe('axe finds nothing serious, in light and in dark,', () => {
  let designer: Designer;

  // Axe has to see final colours, not those of a transition.
  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    designer = new Designer(page);
    await designer.open();
    await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
  });

  test('in the canvas, the inspector and the panels', async ({ page }) => {
    await expectNoBarriers(page, 'the first visit');
    await designer.select('Order');
    await designer.inspector.getByRole('button', { name: 'Add a relation' }).click();
    await designer.modelJson();
    await expectNoBarriers(page, 'a model, and a new relation');
    await designer.edgeLabel('orders').click();
    await designer.relationJson();
    await expectNoBarriers(page, 'a relation');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+a');
    await expectNoBarriers(page, 'several models');
    await page.keyboard.press('Shift+G');
    await expect(designer.canvas.getByRole('textbox', { name: 'Area title' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('toolbar', { name: 'Area Area 1' })).toBeVisible();
    await expectNoBarriers(page, 'an area');
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Why?');
    await expectNoBarriers(page, 'a note');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.getByRole('region', { name: 'Log' })).toContainText('5 Customer');
    await expectNoBarriers(page, 'a run');
    await designer.connect('Customer', 'Order');
    await expect(page.getByRole('dialog', { name: 'Give orders2 its own foreign key?' })).toBeVisible();
    await expectNoBarriers(page, 'the question for a key', '[role="dialog"]');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expectNoBarriers(page, 'problems');
    await designer.clear();
    await expectNoBarriers(page, 'an empty canvas');
  });

  test('in every dialog', async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
    await expectNoBarriers(page, 'the palette', '[role="dialog"]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await checkDialog(page, 'Keyboard shortcuts');

    await designer.select('Customer');
    await page.keyboard.press('Shift+F2');
    await page.keyboard.insertText('Client');
    await checkDialog(page, 'Rename Customer');
    await designer.inspector.getByRole('textbox', { name: 'hidden', exact: true }).fill('["email"]');
    await designer.inspector.getByRole('textbox', { name: 'Name of email' }).fill('mail');
    await page.keyboard.press('Enter');
    await checkDialog(page, 'Rename Customer.email');

    await designer.openPasteDialog();
    await page.getByRole('dialog').getByRole('textbox').fill('[{"name": "Order"}, {"name": "New"}]');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await checkDialog(page, 'Open 2 models');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([
      { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{\n  "name": }') },
      { name: 'package.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
    ]);
    await checkDialog(page, 'Nothing could be opened');

    await openMenu(page, 'Export', 'Share as a link…');
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await checkDialog(page, 'Share as a link');
    await page.evaluate((hash) => Object.assign(window.location, { hash }), new URL(link).hash);
    await checkDialog(page, /^Someone shared/);

    await designer.expectSaved();
    await page.getByTestId('save-status').click();
    await page.getByRole('menuitem', { name: 'Snapshots' }).click();
    await page.getByRole('button', { name: 'Take snapshot' }).click();
    await expect(page.getByRole('list', { name: 'Snapshots' })).toBeVisible();
    await checkDialog(page, 'Snapshots');
    await page.getByRole('button', { name: /, all projects$/ }).click();
    await page.getByRole('button', { name: 'Duplicate Customer orders' }).click();
    await page.getByRole('button', { name: 'Remove Customer orders copy' }).click();
    await expect(page.getByRole('region', { name: 'Recently removed' })).toBeVisible();
    await expectNoBarriers(page, 'the projects');
  });

  test('on a tablet and on a phone', async ({ page }) => {
    for (const [width, height] of [
      [820, 1180],
      [480, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectNoBarriers(page, `${width} wide`);
      await page.getByRole('button', { name: 'Show the models' }).click();
      await designer.outline.locator('[data-outline-model="Order"]').click();
      await expectNoBarriers(page, `the models, ${width} wide`);
      await page.getByRole('button', { name: 'Show the inspector' }).click();
      await designer.modelJson();
      await expectNoBarriers(page, `the inspector, ${width} wide`);
      await page.getByRole('button', { name: 'Show the inspector' }).click();
    }
  });
});
