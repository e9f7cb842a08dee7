import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

/** Writes a project file with distant models, as an earlier version or a text editor could. */
async function projectFile(away: number): Promise<string> {
  const model = (id: string, x: number, relations: object) => ({
    id,
    path: `common/models/${id}.json`,
    definition: JSON.stringify({ name: id, base: 'PersistedModel', properties: {}, relations }),
    source: null,
    position: { x, y: x },
  });
  const project = {
    version: 2,
    name: 'Far apart',
    models: [
      model('Near', -away, { fars: { type: 'hasMany', model: 'Far', foreignKey: '' } }),
      model('Far', away, {}),
    ],
    modelConfig: null,
    areas: [
      {
        id: 'a',
        name: 'Wide',
        position: { x: 0, y: 0 },
        size: { width: away, height: away },
        colour: 'blue',
      },
    ],
    notes: [{ id: 'n', text: 'Why?', position: { x: away, y: 0 }, size: { width: away, height: 90 } }],
  };
  const path = join(await mkdtemp(join(tmpdir(), 'far-')), 'far.lbdesign.json');
  await writeFile(path, JSON.stringify({ format: 'loopback-model-designer', formatVersion: 1, project }));
  return path;
}

async function openFarApart(page: Page, designer: Designer, away: number): Promise<void> {
  await designer.open();
  await designer.openFiles([await projectFile(away)]);
  await expect.poll(() => designer.modelNames()).toEqual(expect.arrayContaining(['Far', 'Near']));
  await designer.expectSaved();
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test.describe('a project that is hard to draw', () => {
  for (const away of [1e6, 1e9, 1e300]) {
    test(`opens, is saved and opens again with models ${away} pixels from the middle`, async ({ page }) => {
      const designer = new Designer(page);
      await openFarApart(page, designer, away);
      const notice = page.getByText(
        /^2 models \(Near, Far\), 1 area \(Wide\), 1 note lay more than a million pixels/,
      );
      await expect(notice).toHaveCount(away > 1e6 ? 1 : 0);
      await page.reload();
      await expect.poll(() => designer.modelNames()).toEqual(['Far', 'Near']);
      // The view shows a model, not the empty space between the two.
      await expect(designer.model('Far')).toBeInViewport();
      await page.keyboard.press('m');
      await expect(page.getByRole('img', { name: 'Map of all models' })).toBeVisible();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: /SVG/ }).click();
      expect((await download).suggestedFilename()).toBe('far-apart.svg');
      const png = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: /PNG/ }).click();
      expect((await png).suggestedFilename()).toBe('far-apart.png');
    });
  }

  test('is refused with the reason if it can’t be read or shown', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const folder = await mkdtemp(join(tmpdir(), 'refused-'));
    const damaged = join(folder, 'damaged.lbdesign.json');
    const project = { version: 2, name: 'P', models: [{ id: 'a' }], modelConfig: null, areas: [], notes: [] };
    await writeFile(
      damaged,
      JSON.stringify({ format: 'loopback-model-designer', formatVersion: 1, project }),
    );
    await designer.openFiles([damaged]);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('project.models[0].path');
    await expect(dialog).toContainText('a string');
    await expect(dialog).not.toContainText('"code"');
    await page.keyboard.press('Escape');
    const large = join(folder, 'large.json');
    const names = Array.from({ length: 400_000 }, (_, index) => `"${index.toString(36)}":{}`);
    await writeFile(large, `{"name":"Large","properties":{${names.join()}}}`);
    await designer.openFiles([large]);
    await expect(dialog).toContainText('at most 5,000 of them in a model', { timeout: 45_000 });
    await expect(dialog).toContainText('400,000');
    await page.keyboard.press('Escape');
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
  });

  test('keeps its models, problems and export if the picture fails', async ({ page }) => {
    await page.addInitScript(() => {
      const observe = ResizeObserver.prototype.observe;
      ResizeObserver.prototype.observe = function (target, options) {
        if (target.closest('.react-flow') !== null) throw new Error('No picture today');
        observe.call(this, target, options);
      };
    });
    const designer = new Designer(page);
    await page.goto('/');
    const alert = page.getByTestId('canvas').getByRole('alert');
    await expect(alert).toContainText('The picture of this project failed to draw');
    await expect(alert).toContainText('No picture today');
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    expect((await designer.downloadProject()).length).toBeGreaterThan(100);
    await alert.getByRole('button', { name: 'Projects…' }).click();
    await expect(page.getByRole('list', { name: 'Projects' })).toContainText('Customer orders');
  });

  test('opens without its picture after the page crashed twice before the picture was drawn', async ({
    page,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    await page.addInitScript(() => {
      const id = sessionStorage.getItem('project');
      if (sessionStorage.getItem('planted') !== null) return;
      localStorage.setItem(`loopback-model-designer:drawing:${id}`, '2');
      sessionStorage.setItem('planted', 'yes');
    });
    await page.reload();
    await expect(page.getByText('This project is open without its picture')).toBeVisible();
    await expect(page.locator('.react-flow')).toHaveCount(0);
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    // This lasts until the picture is requested and completely drawn.
    await page.reload();
    await page.getByRole('button', { name: 'Draw the picture' }).click();
    await expect(designer.model('Order')).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('drawing'))))
      .toEqual([]);
    await page.reload();
    await expect(designer.model('Order')).toBeVisible();
  });

  test('leads to the other projects if the whole page fails', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    await page.getByRole('button', { name: 'Customer orders, all projects' }).click();
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
    await designer.addModel('Bad', { x: 300, y: 200 });
    await designer.expectSaved();
    await page.addInitScript(() => {
      const failing = sessionStorage.getItem('failing') ?? sessionStorage.getItem('project');
      sessionStorage.setItem('failing', String(failing));
      const add = window.addEventListener;
      window.addEventListener = (...args: Parameters<typeof add>) => {
        if (args[0] === 'hashchange' && sessionStorage.getItem('project') === failing)
          throw new Error('Broken');
        add.apply(window, args);
      };
    });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The designer failed to draw this page' })).toBeVisible();
    await page.getByRole('button', { name: 'All projects' }).click();
    await page
      .getByRole('list', { name: 'Projects' })
      .getByRole('button', { name: /^Customer orders/ })
      .first()
      .click();
    await expect(designer.model('Order')).toBeVisible();
  });
});
