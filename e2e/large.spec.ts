import { expect, type Page } from '@playwright/test';
import { makeFiles } from '../bench/canvas/project.js';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

const size = 300;

/** Opens that many generated model files with the Open button. */
async function openMany(page: Page, count = size): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(
    makeFiles(count).map(({ name, text }) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })),
  );
  // On a busy machine a thousand models take their time.
  await expect(page.locator(`[data-overview="${count}"]`)).toBeVisible({ timeout: 60_000 });
}

/** Points the mouse at some model of the picture, which becomes a box. */
async function pointAtAModel(page: Page): Promise<{ name: string; x: number; y: number }> {
  const area = await page.locator('.react-flow').boundingBox();
  if (area === null) throw new Error('There is no canvas.');
  for (let step = 0; step < 400; step += 1) {
    const x = area.x + area.width * (0.35 + 0.3 * ((step * 0.618) % 1));
    const y = area.y + area.height * (0.3 + 0.4 * ((step * 0.382) % 1));
    await page.mouse.move(x, y);
    const name = await page.evaluate(
      ([left, top]) =>
        document.elementFromPoint(left, top)?.closest('[data-model]')?.getAttribute('data-model') ?? null,
      [x, y] as const,
    );
    if (name !== null) return { name, x, y };
  }
  throw new Error('The pointer met no model.');
}

const inspectorTitle = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

test('hundreds of models are one picture when zoomed out, in which each can be selected and moved', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await openMany(page);
  // Boxes that are too small to read are not mounted.
  await expect(page.locator('[data-model]')).toHaveCount(0);

  const { name, x, y } = await pointAtAModel(page);
  await expect(page.locator('[data-model]')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 20, { steps: 4 });
  await page.mouse.up();
  // The file is named after the model: Model198, model-198.json.
  await expect(inspectorTitle(page)).toContainText(name.replace(/^Model/, 'model-'));
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');

  // A box drawn with Shift selects what is in the picture, mounted or not.
  const area = (await page.locator('.react-flow').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.down('Shift');
  await page.mouse.move(area.x + 60, area.y + 10);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width - 4, area.y + area.height - 4, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(inspectorTitle(page)).toContainText(/\d\d+ models/);
  await page.keyboard.press('Escape');

  // Boxes are mounted when zoomed in, and removed when everything is shown again.
  await designer.selectInOutline('Model7');
  await expect(designer.model('Model7')).toBeVisible();
  await expect(page.locator('[data-overview]')).toHaveCount(0);
  expect(await page.locator('[data-model]').count()).toBeLessThan(60);
  // Boxes replace the picture wherever the view moves.
  const pane = (await page.locator('.react-flow__pane').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.down('Space');
  // A busy page may treat a drag as a shorter one: pan until the model is out of view.
  await expect(async () => {
    await page.mouse.move(pane.x + pane.width - 80, pane.y + pane.height - 80);
    await page.mouse.down();
    await page.mouse.move(pane.x + 80, pane.y + 80, { steps: 3 });
    await page.mouse.up();
    await expect(designer.model('Model7')).toHaveCount(0, { timeout: 3_000 });
  }).toPass();
  await page.keyboard.up('Space');
  await expect(page.locator('[data-overview]')).toHaveCount(0);
  expect(await page.locator('[data-model]').count()).toBeLessThan(60);
  await page.keyboard.press('f');
  await expect(page.locator(`[data-overview="${size}"]`)).toBeVisible();
  await expect(page.locator('[data-model]')).toHaveCount(1);

  // A worker lays everything out; one step undoes it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: /^Undo: lay out/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Undo: lay out/ })).toHaveCount(0);

  // The first view after a reload mounts nothing either.
  await designer.expectSaved();
  await page.reload();
  await expect(page.locator(`[data-overview="${size}"]`)).toBeVisible();
});

test('a name typed among a thousand models is in its field at once, and everywhere after a pause', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await openMany(page, 1000);
  // What is not in view is not in the DOM, from far out and at reading size.
  const countElements = () => page.locator('*').count();
  expect(await countElements()).toBeLessThan(8000);
  await designer.selectInOutline('Model7');
  await expect(page.locator('[data-overview]')).toHaveCount(0);
  expect(await countElements()).toBeLessThan(8000);
  await designer.expectSaved();
  await designer.startRenaming('Model7');
  const atOnce = await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[aria-label="Model name"]');
    if (field === null) throw new Error('There is no field.');
    // As React receives a typed letter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'Bx');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const status = document.querySelector<HTMLElement>('[data-testid="save-status"]');
    return { typed: field.value, status: status?.dataset['state'] };
  });
  expect(atOnce).toEqual({ typed: 'Bx', status: 'saving' });
  await expect(designer.outline.locator('[data-outline-model="Bx"]')).toBeVisible();
  await designer.expectSaved();
});
