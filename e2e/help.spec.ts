import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

async function openHelp(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

const schemeOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the tour of drawing waits for each step, and Escape leaves it', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await openHelp(page, 'Take the tour of drawing');
  const tour = page.getByRole('region', { name: 'Tour of drawing' });
  await expect(tour).toContainText('1 of 5');
  expect(await findBarriers(page)).toEqual([]);
  // It covers no model.
  const [strip, canvas] = [await tour.boundingBox(), await page.locator('.react-flow').boundingBox()];
  expect((strip?.y ?? 0) + (strip?.height ?? 0)).toBeLessThanOrEqual(canvas?.y ?? 0);
  await designer.addModel('Invoice', { x: 420, y: 380 });
  await expect(tour).toContainText('2 of 5');
  await designer.addProperty('Invoice', 'total');
  await expect(tour).toContainText('3 of 5');
  // Escape ends what the step asks for, and not the tour.
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
  await designer.connect('Invoice', 'Review');
  await expect(tour).toContainText('4 of 5');
  await tour.getByRole('button', { name: 'Skip this step' }).click();
  await expect(tour).toContainText('5 of 5');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(tour).toContainText('That is drawing');
  // The fourth step was skipped.
  await expect(tour.locator('li[data-done=true]')).toHaveCount(4);
  await tour.getByRole('button', { name: 'Close' }).click();
  await expect(tour).toBeHidden();
  await openHelp(page, 'Take the tour of drawing');
  // Opening files does no step.
  await designer.openFiles(
    ['author', 'book', 'loan'].map((name) => `e2e/fixtures/library/common/models/${name}.json`),
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(designer.model('Book')).toBeVisible();
  await expect(tour).toContainText('1 of 5');
  await tour.focus();
  await expect(tour).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await expect(page.getByRole('button', { name: 'Help', exact: true })).toBeFocused();
});

test('help finds keys, explains hasMany, and starts a report without the project', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await openHelp(page, /^Keyboard shortcuts/);
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByRole('searchbox').fill('held');
  await expect(keys.getByRole('region', { name: 'Relate two models' })).toContainText('Shift held');
  await expect(keys).not.toContainText('Add model');
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');

  await openHelp(page, 'What hasMany gives you');
  const hasMany = page.getByRole('dialog', { name: 'What hasMany gives you' });
  await expect(hasMany).toContainText('customer.orders.create');
  await expect(hasMany).toContainText('/Customers/:id/orders');
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');

  await openHelp(page, 'Report a problem');
  const report = page.getByRole('dialog', { name: 'Report a problem' });
  const text = await report.getByRole('textbox', { name: 'Report' }).inputValue();
  expect(text).toContain(await page.evaluate(() => navigator.userAgent));
  expect(text).not.toMatch(/Customer|Order/);
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
});

test('a theme is chosen, remembered and there before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const designer = new Designer(page);
  await designer.open();
  const light = await backgroundOf(page);
  await chooseTheme(page, 'Use the dark theme');
  await expect.poll(() => schemeOf(page)).toBe('dark');
  const dark = await backgroundOf(page);
  expect(dark).not.toBe(light);
  // Whatever the designer's own scripts do, the page is dark already.
  await page.route(/assets\/.*\.js$/, () => undefined);
  await page.reload({ waitUntil: 'commit' });
  await expect.poll(() => schemeOf(page)).toBe('dark');
  await page.unroute(/assets\/.*\.js$/);
  await page.reload();
  await expect(designer.model('Customer')).toBeVisible();
  expect(await backgroundOf(page)).toBe(dark);
  await chooseTheme(page, 'Follow the system’s theme');
  await expect.poll(() => backgroundOf(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => backgroundOf(page)).toBe(dark);
});
