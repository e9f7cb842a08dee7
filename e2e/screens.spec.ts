import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findCrowding, findPageScroll } from './drivers/findCrowding.ts';
import { importRows } from './drivers/importRows.ts';
import { Playground } from './drivers/playground.ts';

/** Phones and tablets, portrait and landscape, in CSS pixels. */
const screens = [
  [320, 568],
  [568, 320],
  [360, 740],
  [740, 360],
  [390, 844],
  [844, 390],
  [820, 1180],
  [1180, 820],
] as const;

const longFile = 'customers-of-the-whole-northern-region-2024.csv';
const longName = 'Customer orders of the whole northern region, reviewed for 2024';

const softly = expect.configure({ soft: true });

/** Checks a state of the page at all sizes, and leaves it at the last. */
async function expectRoom(
  page: Page,
  state: string,
  sizes: readonly (readonly [number, number])[] = screens,
): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    // The toolbars make room once their new width is measured.
    await softly
      .poll(async () => [...(await findCrowding(page)), ...(await findPageScroll(page))], {
        message: `${state} at ${width}×${height}`,
      })
      .toEqual([]);
  }
}

async function openTouchPage(context: BrowserContext): Promise<{ page: Page; designer: Designer }> {
  const page = await context.newPage();
  const designer = new Designer(page);
  await designer.open();
  return { page, designer };
}

test.describe('by finger', () => {
  test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
  test.slow();

  test('on phones and tablets nothing of the canvas, its panels, menus and dialogs overlaps anything else', async ({
    context,
  }) => {
    const { page, designer } = await openTouchPage(context);
    const show = async (panel: 'models' | 'inspector', state: string): Promise<void> => {
      await page.setViewportSize({ width: 390, height: 844 });
      const button = page.getByRole('button', { name: `Show the ${panel}` });
      await button.click();
      await expectRoom(page, state);
      await page.setViewportSize({ width: 390, height: 844 });
      await button.click();
    };
    await expect(designer.model('Order')).toBeVisible();
    await designer.connect('Customer', 'Order');
    const question = page.getByRole('dialog', { name: 'Give orders2 its own foreign key?' });
    await expect(question).toBeVisible();
    await expectRoom(page, 'the question for a key');
    // It scrolls if it has to; on these screens it fits.
    for (const [width, height] of screens) {
      await page.setViewportSize({ width, height });
      await expect(question.getByRole('button', { name: 'Use a separate key' })).toBeInViewport({ ratio: 1 });
    }
    await page.keyboard.press('Escape');
    await expectRoom(page, 'the example');
    await show('models', 'the models');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await expectRoom(page, 'the palette');
    await page.getByRole('dialog').getByRole('combobox').fill('orders');
    await expect(page.locator('[role="option"][data-highlighted]')).toContainText('orders');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('toolbar', { name: 'Kind of orders' })).toBeVisible();
    await expectRoom(page, 'a relation');
    await show('inspector', 'the inspector of a relation');
    await page.keyboard.press('ControlOrMeta+a');
    await expectRoom(page, 'several boxes');
    await show('inspector', 'the inspector of several boxes');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectRoom(page, 'the shortcuts');
    await page.keyboard.press('Escape');
    for (const name of ['More actions', 'Export']) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectRoom(page, `the menu ${name}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /, all projects$/ }).click();
    await expect(page.getByRole('dialog', { name: 'Projects' })).toBeVisible();
    await expectRoom(page, 'the projects');
    await page.getByRole('button', { name: 'Back to the canvas' }).click();
    const second = await openTouchPage(context);
    await expect(second.page.getByTestId('follower-banner')).toBeVisible();
    await expectRoom(second.page, 'a read-only tab');
    await second.page.close();

    await designer.openPasteDialog();
    const relations = { pictures: { type: 'hasMany', model: 'Pictur' } };
    const model = { name: 'TheVeryLongNameOfAModelWhichNobodyWouldType', relations };
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(JSON.stringify([model]));
    await expectRoom(page, 'pasting');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expectRoom(page, 'problems');
    await designer.clear();
    await expectRoom(page, 'no models and problems');
    await page.getByRole('button', { name: 'Close the dock' }).click();
    await expectRoom(page, 'no models');
  });

  test('on phones and tablets nothing of the playground overlaps anything else', async ({ context }) => {
    const { page } = await openTouchPage(context);
    const playground = new Playground(page);
    await playground.open();
    await expectRoom(page, 'code');
    await playground.expectEntry(() => page.getByRole('button', { name: /^Run/ }).click());
    await expectRoom(page, 'after a run');
    await playground.show('Methods');
    await expectRoom(page, 'methods');
    await playground.show('Data');
    await expect(playground.grid).toBeVisible();
    await playground.reset();
    await importRows(playground, longFile, () => expectRoom(page, 'the import'));
    await expectRoom(page, 'after a reset and an import');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('button', { name: 'Add row', exact: true }).click();
    await expectRoom(page, 'a filter and a new row');
    await page.getByRole('button', { name: 'Samples & files' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectRoom(page, 'the menu of data');
    await page.getByRole('menuitem', { name: 'Sample data…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectRoom(page, 'sample data');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tour' }).click();
    await expectRoom(page, 'the tour');
    await page.getByRole('button', { name: 'Leave tour' }).click();
    await playground.show('Code');
    await playground.type('await new Promise(() => setInterval(() => {}, 1000));');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expectRoom(page, 'while it runs');
  });

  test('the hint describes what is on the screen', async ({ context }) => {
    const { page, designer } = await openTouchPage(context);
    const hint = page.getByRole('note').filter({ hasText: 'round handle' });
    await expect(hint).toContainText('Drag with a finger');
    await expect(hint).toContainText('open Playground below');
    await new Playground(page).open();
    await expect(hint).toContainText('tap Run below');
    await designer.clear();
    await expect(page.getByText('Tap twice anywhere', { exact: false })).toBeVisible();
  });

  test('the keyboard on the screen keeps the focused field and its dialog in view', async ({ context }) => {
    const { page, designer } = await openTouchPage(context);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Show all models' }).click();
    const header = designer.model('Review').locator('header');
    // Low on the canvas, where the keyboard will be.
    const before = await header.boundingBox();
    await header.dblclick();
    const field = designer.canvas.getByRole('textbox', { name: 'Model name' });
    await expect(field).toBeFocused();
    // A browser that supports interactive-widget makes the page smaller.
    const height = Math.round((before?.y ?? 0) - 10);
    await page.setViewportSize({ width: 390, height });
    const isInCanvas = async () => {
      const room = await designer.canvas.boundingBox();
      const box = await field.boundingBox();
      if (room === null || box === null) return false;
      return box.y >= room.y && box.y + box.height <= room.y + room.height;
    };
    await expect.poll(isInCanvas).toBe(true);
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');

    // Safari shows it over the page; only the visual viewport is smaller.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('Shift+F2');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.evaluate(() => {
      if (visualViewport === null) return;
      Object.defineProperty(visualViewport, 'height', { value: 420, configurable: true });
      visualViewport.dispatchEvent(new Event('resize'));
    });
    const bottomOf = async (part: typeof dialog) => {
      const box = await part.boundingBox();
      return box === null ? Number.NaN : box.y + box.height;
    };
    await expect.poll(() => bottomOf(dialog)).toBeLessThanOrEqual(420);
    expect(await bottomOf(page.locator('[data-dock]'))).toBeLessThanOrEqual(421);
  });
});

test('every toolbar fits at every width, with any names, and nothing scrolls the page', async ({ page }) => {
  test.slow();
  const widths = [320, 480, 640, 800, 900, 901, 1024, 1080, 1081, 1280, 1440, 1920, 2560];
  const sizes = widths.map((width) => [width, 900] as const);
  const designer = new Designer(page);
  const playground = new Playground(page);
  await designer.open();
  await designer.inspector.getByRole('textbox', { name: 'Project name' }).fill(longName);
  await playground.open();
  await playground.show('Data');
  await expect(playground.grid).toBeVisible();
  await playground.reset();
  await importRows(playground, longFile, () => expectRoom(page, 'the import', sizes));
  // The button is an icon: its name has the whole name of the file.
  await expect(
    page.getByRole('button', { name: new RegExp(`^Undo.*import of ${longFile}`, 'i') }).first(),
  ).toBeVisible();
  await expectRoom(page, 'after a reset and an import', sizes);
  await page.setViewportSize({ width: 1440, height: 900 });

  // The notice of an opening covers no button, whatever is open below it.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Paste model');
  await expect(page.locator('[role="option"][data-highlighted]')).toContainText('Paste model');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('[{"name": "Invoice"}]');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  const notice = page.getByText('Opened 1 model');
  await notice.hover();
  const low = [1440, 1080, 390].map((width) => [width, 560] as const);
  await expectRoom(page, 'a notice', [...low, [1440, 900]]);
  await expect(notice).toBeVisible();

  // Moving the focus does not scroll the page.
  for (const view of ['Code', 'Methods', 'Data'] as const) {
    await playground.show(view);
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const { length } = await findPageScroll(page);
      if (length > 0) break;
    }
    expect(await findPageScroll(page), view).toEqual([]);
  }
});

test('Run is readable while it waits for a run to end, in light and in dark', async ({ page }) => {
  const designer = new Designer(page);
  const playground = new Playground(page);
  await designer.open();
  await playground.open();
  await playground.type('await new Promise(() => setInterval(() => {}, 1000));');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  const run = page.getByRole('button', { name: /^Run/ }).first();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const pointed of [false, true]) {
      if (pointed) await run.hover({ force: true });
      const contrast = await run.evaluate((button) => {
        // The luminance of WCAG, of colours as the browser computes them.
        const luminance = (colour: string): number => {
          const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
            const share = Number(part) / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const { color, backgroundColor, opacity } = getComputedStyle(button);
        const [dark = 0, light = 0] = [color, backgroundColor].map(luminance).sort((a, b) => a - b);
        return opacity === '1' ? (light + 0.05) / (dark + 0.05) : 0;
      });
      expect(contrast, `${colorScheme}, ${pointed ? 'pointed at' : 'alone'}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});
