import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

const views: Readonly<Record<string, (designer: Designer, page: Page) => Promise<void>>> = {
  'the first visit': async () => undefined,
  'an empty canvas': (designer) => designer.clear(),
  'a model': (designer) => designer.select('Order'),
  'a relation': (designer) => designer.edgeLabel('orders').click(),
  'several models': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+a');
  },
  'an area': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Shift+G');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('toolbar', { name: 'Area Area 1' })).toBeVisible();
  },
  'a note': async (_designer, page) => {
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Why?');
  },
  problems: async (designer, page) => {
    await designer.connect('Customer', 'Order');
    await page.getByRole('tab', { name: /Problems/ }).click();
  },
  'a run': async (_designer, page) => {
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.getByRole('region', { name: 'Result' })).toContainText('5 Customer');
  },
  'the palette': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
  },
  'the projects': async (designer, page) => {
    await designer.expectSaved();
    await page.getByRole('button', { name: /, all projects$/ }).click();
    await page.getByRole('button', { name: 'Duplicate Customer orders' }).click();
    await page.getByRole('button', { name: 'Remove Customer orders copy' }).click();
    await expect(page.getByRole('region', { name: 'Recently removed' })).toBeVisible();
  },
  'the snapshots': async (designer, page) => {
    await designer.expectSaved();
    await page.getByTestId('save-status').click();
    await page.getByRole('menuitem', { name: 'Snapshots' }).click();
    await page.getByRole('button', { name: 'Take one now' }).click();
    await expect(page.getByRole('list', { name: 'Snapshots' })).toBeVisible();
  },
  'the shortcuts': async (_designer, page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

// A colour between two others is neither: nothing moves while axe looks.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test.describe('axe finds nothing serious, in light and in dark', () => {
  for (const [name, show] of Object.entries(views)) {
    test(name, async ({ page }) => {
      const designer = new Designer(page);
      await designer.open();
      await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
      await show(designer, page);
      expect(await findBarriers(page)).toEqual([]);
    });
  }
});
