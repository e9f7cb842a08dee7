/** The pictures of the documentation, taken from the built app. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Designer } from '../drivers/designer.ts';
import { Playground } from '../drivers/playground.ts';
import { Film } from './film.ts';

const docs = join(import.meta.dirname, '../../docs');

async function openExample(page: Page, size: { width: number; height: number }): Promise<Designer> {
  await page.setViewportSize(size);
  const designer = new Designer(page);
  await designer.open();
  await designer.expectSaved();
  await page.getByRole('button', { name: 'Close the hint' }).click();
  return designer;
}

async function openModels(page: Page, models: readonly object[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const files = models.map((model) => ({
    name: `${(model as { name: string }).name.toLowerCase()}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(model)),
  }));
  await (await chooser).setFiles(files);
}

const take = async (page: Page, name: string, part: Page | Locator = page) => {
  // Away from everything that a pointer would change.
  await page.mouse.move(400, 60);
  await part.screenshot({ path: join(docs, name), animations: 'disabled', caret: 'hide' });
};

/** A page without the dock, and without models. */
async function openEmpty(page: Page, size: { width: number; height: number }): Promise<Designer> {
  const designer = await openExample(page, size);
  await page.getByRole('button', { name: 'Close the dock' }).click();
  await expect(page.getByRole('button', { name: 'Open the dock' })).toBeVisible();
  await designer.clear();
  return designer;
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('designer', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const designer = await openExample(page, { width: 1440, height: 980 });
  const playground = new Playground(page);
  await playground.open();
  await playground.run(`const customer = await Customer.findById(1);
await customer.orders.find();

// build stores nothing, create does
const order = customer.orders.build({description: 'a lamp'});
await customer.orders.create({description: 'a teapot'});`);
  await designer.edgeLabel('orders').click();
  await expect(designer.inspector).toContainText('Customer.orders');
  await page.keyboard.press('f');
  await designer.expectSaved();
  await take(page, 'designer.png');
});

test('playground', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openExample(page, { width: 1440, height: 900 });
  const playground = new Playground(page);
  await playground.open();
  await playground.show('Methods');
  await expect(page.getByTestId('call')).toContainText('customer.orders.build');
  await page.getByRole('textbox', { name: 'description', exact: true }).fill('a teapot');
  await playground.expectEntry(() => page.getByRole('button', { name: 'Run', exact: true }).click());
  await take(page, 'playground.png');
});

test.describe(() => {
  // Small labels, to be read.
  test.use({ deviceScaleFactor: 2 });

  test('through', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const designer = await openEmpty(page, { width: 1440, height: 620 });
    const many = (model: string) => ({ type: 'hasMany', model, through: 'Appointment' });
    const belongs = (model: string) => ({ type: 'belongsTo', model });
    await openModels(page, [
      {
        name: 'Appointment',
        properties: { date: 'date' },
        relations: { physician: belongs('Physician'), patient: belongs('Patient') },
      },
      {
        name: 'Physician',
        properties: { name: { type: 'string', required: true }, speciality: 'string' },
        relations: { patients: many('Patient') },
      },
      {
        name: 'Patient',
        properties: { name: { type: 'string', required: true }, born: 'date' },
        relations: { physicians: many('Physician') },
      },
    ]);
    await expect(designer.edgeLabel('patients')).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Shift+g');
    await expect(
      page
        .getByRole('textbox', { name: 'Title' })
        .or(page.getByRole('textbox', { name: 'Area' }))
        .first(),
    ).toBeFocused();
    await page.keyboard.type('Practice');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await designer.edgeLabel('patients').click();
    await expect(designer.inspector).toContainText('Physician.patients');
    await designer.expectSaved();
    await take(page, 'through.png', designer.area('Practice'));
  });
});

test('drag', async ({ page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ colorScheme: 'light' });
  const designer = await openEmpty(page, { width: 1380, height: 580 });
  await designer.addModel('Customer', { x: 180, y: 230 });
  await designer.addProperty('Customer', 'name');
  await designer.addProperty('Customer', 'email');
  await designer.addModel('Order', { x: 445, y: 215 });
  await designer.addProperty('Order', 'description');
  await designer.addProperty('Order', 'total', 'number');
  await designer.selectNothing();
  await page.keyboard.press('f');
  await designer.dragModel('Customer', { x: -130, y: -60 });
  await designer.dragModel('Order', { x: 140, y: 90 });
  await designer.selectNothing();
  const film = await Film.start(page, designer.canvas);
  await film.wait(600);
  const handle = await film.middleOf(designer.model('Customer').locator('.react-flow__handle.source'));
  await film.move(handle, 8);
  await page.mouse.down();
  // Over the title: over a property, that would be offered as the key.
  const order = await film.middleOf(designer.model('Order').locator('header'));
  await film.move({ x: order.x - 40, y: order.y }, 16);
  await expect(designer.relationPreview).toContainText('customerId');
  await film.wait(1500);
  await page.mouse.up();
  await expect(designer.property('Order', 'customerId')).toBeVisible();
  await film.wait(1800);
  await film.move(await film.middleOf(designer.model('Order').locator('header')), 8);
  await designer.startRenaming('Order');
  await film.wait(500);
  for (const letter of 'Invoice') {
    await page.keyboard.type(letter);
    await film.wait(160);
  }
  await expect(designer.edgeLabel('invoices')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await film.wait(2200);
  writeFileSync(join(docs, 'drag.gif'), await film.end());
});

test('icons', async ({ page }) => {
  const folder = join(import.meta.dirname, '../../public');
  const icon = readFileSync(join(folder, 'icon.svg'), 'utf8');
  // A phone cuts its own shape out of an icon: the ground fills the square, the picture stays in the middle.
  const filled = icon.replace(' rx="7"', '').replace('<g ', '<g transform="translate(4.8 4.8) scale(0.7)" ');
  for (const { name, size, svg } of [
    { name: 'icon-192.png', size: 192, svg: icon },
    { name: 'icon-512.png', size: 512, svg: icon },
    { name: 'icon-180.png', size: 180, svg: filled },
    { name: 'icon-maskable-512.png', size: 512, svg: filled },
  ]) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    await page.screenshot({ path: join(folder, name), omitBackground: true });
  }
});
