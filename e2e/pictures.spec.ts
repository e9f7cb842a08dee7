import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

const longModel = {
  name: 'TeamMembershipInvitationOfAnOrganization',
  properties: { aPropertyWithANameThatIsWiderThanItsBox: { type: ['string'], required: true } },
  relations: { invitedMemberships: { type: 'hasMany', model: 'TeamMembership' } },
};
const files = [longModel, { name: 'TeamMembership' }, { name: 'Unrelated' }].map((model) => ({
  name: `${model.name}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(model)),
}));

async function openLongNames(page: Page): Promise<Designer> {
  const designer = new Designer(page);
  await designer.open();
  await designer.clear();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(files);
  await expect(designer.outline.locator('[data-outline-model="Unrelated"]')).toBeVisible();
  return designer;
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function savedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  return readFile(await (await download).path(), 'utf8');
}

/** Returns the pairs of texts in the boxes of an SVG that lie on each other as this browser draws them. */
function findOverlaps(page: Page, svg: string): Promise<readonly string[]> {
  return page.evaluate((source) => {
    const picture = document.importNode(
      new DOMParser().parseFromString(source, 'image/svg+xml').documentElement,
      true,
    );
    document.body.append(picture);
    const overlaps = [...picture.querySelectorAll('g')].flatMap((box) => {
      const texts = [...box.querySelectorAll('text')].map((text) => {
        return { content: text.textContent, place: text.getBoundingClientRect() };
      });
      return texts.flatMap((one, index) =>
        texts.slice(index + 1).flatMap((other) => {
          const across =
            Math.min(one.place.right, other.place.right) - Math.max(one.place.left, other.place.left);
          const down =
            Math.min(one.place.bottom, other.place.bottom) - Math.max(one.place.top, other.place.top);
          // The line heights of a name and of the words below it touch.
          return across > 0.5 && down > 4 ? [`${one.content} on ${other.content}`] : [];
        }),
      );
    });
    picture.remove();
    return overlaps;
  }, svg);
}

test('a picture is light, dark or transparent, of everything or of the selection, and can be copied', async ({
  page,
  context,
}) => {
  const designer = await openLongNames(page);
  const dialog = page.getByRole('dialog', { name: 'Export the picture' });

  // Dark and transparent, though the page is light.
  await choose(page, 'Choose how the picture looks…');
  await expect(dialog.getByLabel('Only the selection')).toBeDisabled();
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await dialog.getByLabel('Dark').check();
  await dialog.getByLabel('Transparent background').check();
  const dark = await savedBy(page, () => dialog.getByRole('button', { name: 'Export SVG' }).click());
  expect(dark).toContain('fill="#181b20"');
  expect(dark).not.toContain('#101215');
  expect(dark).toMatch(/>TeamMembershipInv\w*…</);
  expect(await findOverlaps(page, dark)).toEqual([]);

  // The choice is remembered.
  await page.reload();
  await expect(designer.model('Unrelated')).toBeVisible();
  expect(await savedBy(page, () => choose(page, 'Picture (SVG)'))).toBe(dark);

  // Of the selection.
  await designer.outline.locator('[data-outline-model="Unrelated"]').click();
  await choose(page, 'Choose how the picture looks…');
  await expect(dialog.getByLabel('Dark')).toBeChecked();
  await dialog.getByLabel('Only the selection (1 model)').check();
  const part = await savedBy(page, () => dialog.getByRole('button', { name: 'Export SVG' }).click());
  expect(part).toContain('>Unrelated<');
  expect(part).not.toContain('TeamMembership');

  // To the clipboard, or as a file where the browser can't.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(page, 'Copy as image');
  await expect(page.getByText('The picture is on the clipboard: paste it where you need it.')).toBeVisible();
  const copied = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
  expect(copied).toEqual(['image/png']);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: {}, configurable: true }));
  await choose(page, 'Copy as image');
  await expect(page.getByText('This browser can’t copy images from this page.')).toBeVisible();
  const png = await savedBy(page, () => page.getByRole('button', { name: 'Export PNG' }).click());
  expect(png.slice(1, 4)).toBe('PNG');
});

test('printing puts the picture on one page of paper, and the interface on none', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-print-called', 'yes');
  });
  const designer = await openLongNames(page);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.locator('html')).toHaveAttribute('data-print-called', 'yes');
  const printed = page.locator('[data-printed] h1');
  await expect(printed).toBeHidden();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(printed).toBeVisible();
  await expect(designer.canvas).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  // The picture is fitted below the name of the project.
  const picture = page.locator('[data-printed] img').first();
  const place = await picture.boundingBox();
  const size = page.viewportSize();
  expect(place?.width).toBeGreaterThan((size?.width ?? 0) / 2);
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(size?.height ?? 0);
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // Once it is printed, nothing of it stays in the page.
  await expect(page.locator('body > [data-printed]')).toHaveCount(0);
  await expect(designer.model('Unrelated')).toBeVisible();
});
