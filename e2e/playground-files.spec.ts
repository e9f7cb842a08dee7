import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

async function openData(page: Page, model: string): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await playground.show('Data');
  await chooseModel(page, model);
  await expect(playground.grid.getByRole('row').nth(1)).toBeVisible();
  return playground;
}

async function chooseModel(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption(name);
  await expect(page.getByRole('grid', { name: `Rows of ${name}` })).toBeVisible();
}

/** Returns the visible texts of a column. */
async function column(playground: Playground, property: string): Promise<string[]> {
  return playground.grid.locator(`[data-property="${property}"]`).allInnerTexts();
}

/** Chooses a data file with the text. */
function importText(page: Page, name: string, text: string): Promise<void> {
  return page
    .locator('input[type=file][aria-label="Data file"]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

test.describe('data files', () => {
  test('are exported as JSON, as LoopBack’s memory file and as CSV, and imported again', async ({ page }) => {
    const playground = await openData(page, 'Order');
    const exported = async (item: RegExp) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Samples & files' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const file = await download;
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const json = await exported(/Export all as JSON/);
    const memory = await exported(/memory connector/);
    const csv = await exported(/^Export Order as CSV Order/);
    expect(JSON.parse(json.text)).toMatchObject({ Customer: expect.any(Array), Order: expect.any(Array) });
    expect(JSON.parse(memory.text)).toMatchObject({
      ids: { Order: 13 },
      models: { Order: expect.any(Object) },
    });
    expect(csv.text.split('\r\n')).toHaveLength(14);
    const safe = await exported(/Export Order for spreadsheets/);
    expect(safe).toEqual({ name: 'Order.spreadsheet.csv', text: csv.text });
    const before = await column(playground, 'description');

    for (const { name, text } of [json, memory, csv]) {
      await playground.show('Code');
      await playground.run('await Order.destroyAll()');
      await playground.show('Data');
      await chooseModel(page, 'Order');
      await playground.expectEntry(async () => {
        await importText(page, name, text);
        await page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
      });
      await expect(playground.output).toContainText('12 Order');
      await expect(page.getByText('12 rows', { exact: true })).toBeVisible();
      await expect.poll(() => column(playground, 'description')).toEqual(before);
    }
    await playground.expectEntry(() => importText(page, 'broken.json', '{'));
    await expect(playground.output).toContainText('broken.json is not JSON. broken.json, line ');

    // What LoopBack would refuse is named, and left out on request; the import can be undone.
    await chooseModel(page, 'Customer');
    const dialog = page.getByRole('dialog');
    const importCustomers = (button: string) =>
      playground.expectEntry(async () => {
        await importText(page, 'customers.json', '[{"id": 1, "name": "Ada"}, {"id": 2, "city": "Ulm"}]');
        await expect(dialog).toContainText('LoopBack would refuse 1 of 2 rows.');
        await expect(dialog).toContainText("Customer 2 `name` can't be blank");
        await dialog.getByLabel('What to do with Customer').selectOption('replace');
        await dialog.getByRole('button', { name: button }).click();
      });
    await importCustomers('Cancel');
    await expect(playground.ending).toHaveText('Cancelled. Nothing was stored; the rows are unchanged.');
    await importCustomers('Import 1 row');
    await expect(playground.output).toContainText('Rows now: 1 Customer. 1 skipped');
    await expect(page.getByText('1 row', { exact: true })).toBeVisible();
    await playground.expectEntry(() =>
      page.getByRole('button', { name: 'Undo import of customers.json' }).click(),
    );
    await expect(page.getByText('5 rows', { exact: true })).toBeVisible();
  });

  test('adds the rows of a file and sample rows to the existing ones; undo names them', async ({ page }) => {
    const playground = await openData(page, 'Customer');
    const dialog = page.getByRole('dialog');
    await playground.expectEntry(async () => {
      await importText(page, 'customers.csv', 'id,name,born\n5,Ada,1815\n9,Grace,1906\n');
      // The dialog compares the columns of the file with the model.
      await expect(dialog.getByRole('columnheader', { name: 'born' })).toContainText('not in the model');
      await expect(dialog).toContainText('Not in the model: born. Stored anyway.');
      await expect(dialog).toContainText('Not in the file: email, city.');
      await expect(dialog.getByRole('row').nth(2)).toContainText('Grace');
      // Ids that are in use are reported, and no stored row is removed without a choice.
      await expect(dialog).toContainText('1 id is taken by stored rows');
      await expect(dialog.getByLabel('Taken ids of Customer')).toHaveValue('skip');
      await expect(dialog.getByRole('button', { name: 'Import 1 row' })).toBeVisible();
      await dialog.getByLabel('Taken ids of Customer').selectOption('renew');
      await dialog.getByRole('button', { name: 'Import 2 rows' }).click();
    });
    await expect(playground.output).toHaveAttribute('aria-label', 'Import customers.csv');
    await expect(playground.output).toContainText('Added: 2 Customer. 1 got a new id.');
    await expect(page.getByText('7 rows', { exact: true })).toBeVisible();
    await expect(playground.cell(5, 'id')).toHaveText('9');
    await expect(playground.cell(6, 'name')).toHaveText('Ada');
    // The grid shows the column that is not in the model.
    await expect(playground.cell(6, 'born')).toHaveText('1815');
    await expect(page.getByRole('columnheader', { name: 'born' })).toContainText('not in the model');

    await page.getByRole('button', { name: 'Samples & files' }).click();
    await page.getByRole('menuitem', { name: 'Sample data…' }).click();
    await page.getByRole('textbox', { name: 'Customer', exact: true }).fill('20');
    await page.getByRole('textbox', { name: 'Order', exact: true }).fill('40');
    await page.getByRole('textbox', { name: 'Review', exact: true }).fill('0');
    await playground.expectEntry(() => page.getByRole('button', { name: 'Add rows' }).click());
    await expect(playground.output).toContainText('Sample data: 20 Customer, 40 Order added.');
    await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
    await chooseModel(page, 'Order');
    await expect(page.getByText('52 rows', { exact: true })).toBeVisible();
    await expect(playground.grid.getByLabel('references a missing row')).toHaveCount(0);
    await playground.expectEntry(() => page.getByRole('button', { name: 'Undo sample data' }).click());
    await expect(playground.output).toHaveAttribute('aria-label', 'Undo: sample data');
    await expect(page.getByText('12 rows', { exact: true })).toBeVisible();
  });
});
