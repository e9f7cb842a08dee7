import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

interface File {
  readonly name: string;
  readonly text: string;
}

const listOf = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const modelFile = (definition: { readonly name: string }, index: number): File => ({
  name: `model-${index}.json`,
  text: JSON.stringify(definition),
});

/** Makes models of which each is the base of the next. */
const chainOfBases = (count: number): File[] =>
  listOf(count, (index) =>
    modelFile(
      {
        name: `Model${index}`,
        ...(index === 0 ? {} : { base: `Model${index - 1}` }),
        properties: { [`own${index}`]: 'string' },
      } as { name: string },
      index,
    ),
  );

/** Makes a project file with one model, and what `drawn` adds or replaces. */
const projectFile = (drawn: Record<string, unknown>): File => ({
  name: 'grown.lbdesign.json',
  text: JSON.stringify({
    format: 'loopback-model-designer',
    formatVersion: 1,
    project: {
      version: 2,
      name: 'Grown',
      models: [
        {
          id: 'a',
          path: 'common/models/a.json',
          definition: '{"name":"A"}',
          source: null,
          position: { x: 0, y: 0 },
        },
      ],
      modelConfig: null,
      areas: [],
      notes: [],
      ...drawn,
    },
  }),
});

async function choose(page: Page, files: readonly File[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(
    files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
  );
}

test('opening a chain of 2,000 bases shows its progress, and Cancel keeps the existing project', async ({
  page,
}) => {
  // Hold back the placing, so that the test does not depend on the speed of the machine.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (
      this: Worker,
      message: unknown,
      options?: StructuredSerializeOptions,
    ) {
      const { kind } = (message ?? {}) as { readonly kind?: unknown };
      if (kind !== 'files') post.call(this, message, options);
    } as Worker['postMessage'];
  });
  const designer = new Designer(page);
  await designer.open();
  await choose(page, chainOfBases(2000));
  const dialog = page.getByRole('dialog', { name: 'Opening files' });
  await expect(dialog).toContainText('Placing models');
  await expect(dialog.getByRole('progressbar', { name: 'Placing models' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Opening was cancelled. Nothing has changed.')).toBeVisible();
  await expect(designer.model('Customer')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('a chain of 2,000 bases opens, and opens again after a reload', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await choose(page, chainOfBases(2000));
  await expect(page.locator('[data-overview="2000"]')).toBeVisible({ timeout: 60_000 });
  await designer.expectSaved();
  await page.reload();
  await expect(page.locator('[data-overview="2000"]')).toBeVisible({ timeout: 60_000 });
});

test('of 4,000 areas those in view are elements of the page, and the others are painted', async ({
  page,
}) => {
  const areas = listOf(4000, (index) => ({
    id: `area${index}`,
    name: `Area ${index}`,
    colour: 'blue',
    position: { x: (index % 64) * 400, y: Math.floor(index / 64) * 300 },
    size: { width: 340, height: 240 },
  }));
  const designer = new Designer(page);
  await designer.open();
  await choose(page, [projectFile({ areas })]);
  await expect(designer.model('A')).toHaveCount(1);
  await expect(page.locator('[data-overview]')).toBeVisible();
  expect(await page.locator('[data-area]').count()).toBeLessThanOrEqual(150);
  // An area that is selected in the outline is scrolled into view, as an element that can be edited.
  await page.locator('[data-outline-area="Area 7"]').click();
  await expect(page.locator('[data-area="Area 7"]')).toBeVisible();
  expect(await page.locator('[data-area]').count()).toBeLessThanOrEqual(150);
});

test('a note and a name of a million letters are stored completely and drawn as far as they fit', async ({
  page,
}) => {
  const text = 'word '.repeat(200_000);
  const name = `Long${'x'.repeat(1_000_000)}`;
  const place = { position: { x: 300, y: 0 }, size: { width: 160, height: 90 } };
  const model = {
    id: 'b',
    path: 'common/models/b.json',
    definition: JSON.stringify({ name, properties: { [name]: 'string' } }),
    source: null,
    position: { x: 600, y: 0 },
  };
  const designer = new Designer(page);
  await designer.open();
  await choose(page, [projectFile({ models: [model], notes: [{ id: 'n', text, ...place }] })]);
  await expect(page.locator('[data-note]')).toBeVisible();
  await expect(page.locator('[data-model]')).toBeVisible();
  await designer.expectSaved();
  // This includes the texts and attributes of the canvas and the outline.
  const drawn = await page.evaluate(() => document.body.outerHTML.length);
  expect(drawn).toBeLessThan(500_000);
  await page.reload();
  await page.locator('[data-note]').click();
  await expect(designer.inspector.getByRole('textbox', { name: 'Text' })).toHaveValue(text);
});

test('a hub of 1,000 relations and a model of 3,000 properties are drawn in part', async ({ page }) => {
  const hub = {
    name: 'Hub',
    relations: Object.fromEntries(
      listOf(1000, (index) => [
        `others${index}`,
        { type: 'hasMany', model: 'Other', foreignKey: `key${index}` },
      ]),
    ),
  };
  const wide = {
    name: 'Wide',
    properties: Object.fromEntries(listOf(3000, (index) => [`property${index}`, 'string'])),
  };
  const designer = new Designer(page);
  await designer.open();
  await choose(page, [hub, { name: 'Other' }, wide].map(modelFile));
  await page.locator('[data-outline-model="Wide"]').click();
  await expect(designer.model('Wide')).toContainText('more, in the inspector');
  expect(await page.locator('[data-property]').count()).toBeLessThan(1500);
  await expect(designer.inspector.getByRole('button', { name: /^Show more/ })).toBeVisible();
  await page.locator('[data-outline-model="Hub"]').click();
  await expect(designer.inspector.getByRole('button', { name: /^Show more/ })).toBeVisible();
  expect(await page.locator('[data-relation-label]').count()).toBeLessThanOrEqual(300);
});

test('lists of a thousand problems and relations begin with a part, and show more on request', async ({
  page,
}) => {
  const hub = {
    name: 'Hub',
    relations: Object.fromEntries(
      listOf(1000, (index) => [`lost${index}`, { type: 'hasMany', model: `Nowhere${index}` }]),
    ),
  };
  const designer = new Designer(page);
  await designer.open();
  await choose(page, [hub, { name: 'Other' }].map(modelFile));
  const relations = page.locator('[data-outline-model="Hub"] + ul > li');
  await expect(relations).toHaveCount(51);
  await relations.last().getByText('Show more relations (950 left)').click();
  await expect(relations).toHaveCount(101);
  await page.getByRole('tab', { name: /^Problems/ }).click();
  const problems = page.getByRole('list', { name: 'Problems', exact: true }).locator('> li');
  await expect(problems).toHaveCount(200);
  await page
    .getByRole('button', { name: /^Show more \(/ })
    .last()
    .click();
  await expect(problems).toHaveCount(400);
});

test('an export that takes long shows it, and Cancel ends it without a file', async ({ page }) => {
  // Hold back the page's steps, so that the test does not depend on the speed of the machine.
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    const held = {
      isOn: false,
      release: () => {
        for (const send of waiting.splice(0)) send();
      },
    };
    Object.assign(window, { held });
    // Each step of long work opens a channel; React opened its channel at the start.
    window.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        if (!held.isOn) return;
        const send = this.port2.postMessage.bind(this.port2);
        this.port2.postMessage = (message: unknown) => void waiting.push(() => send(message));
      }
    };
  });
  const designer = new Designer(page);
  await designer.open();
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const setHeld = (isOn: boolean) =>
    page.evaluate((wanted) => {
      const { held } = window as unknown as { held: { isOn: boolean; release: () => void } };
      held.isOn = wanted;
      if (!wanted) held.release();
    }, isOn);
  await setHeld(true);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture (PNG)' }).click();
  await expect(page.getByText('Drawing the picture…')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await setHeld(false);
  await expect(page.getByText('The export was cancelled.')).toBeVisible();
  await expect(page.getByText('Drawing the picture…')).toHaveCount(0);
  expect(downloads).toEqual([]);
  // Printing waits in the same way, and opens no dialog of the browser once it is cancelled.
  await page.evaluate(() => {
    window.print = () => void document.body.setAttribute('data-print-called', '');
  });
  await setHeld(true);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('Drawing the page to print…')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await setHeld(false);
  await expect(page.getByText('Drawing the page to print…')).toHaveCount(0);
  await expect(page.locator('body[data-print-called]')).toHaveCount(0);
  // The next export ends with a file.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture (PNG)' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});
