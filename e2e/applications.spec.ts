import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

test('shows the files of a LoopBack 3 application while its options change, and downloads them', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'LoopBack 3 application…' }).click();
  const dialog = page.getByRole('dialog', { name: 'LoopBack 3 application' });
  const download = dialog.getByRole('button', { name: 'Download zip' });
  await expect(dialog.getByRole('list', { name: 'What to know' })).toContainText('every route is open');
  await dialog.getByRole('button', { name: 'package.json' }).click();
  const shown = dialog.getByRole('figure', { name: 'package.json' });
  await expect(shown).toContainText('loopback-connector-postgresql');
  await expect(shown).not.toContainText('loopback-connector-mysql');
  await dialog.getByRole('checkbox', { name: 'MySQL or MariaDB' }).check();
  await expect(shown).toContainText('loopback-connector-mysql');
  await expect(dialog.getByRole('button', { name: 'compose.mysql.yaml' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  await dialog.getByRole('spinbutton', { name: 'Port' }).fill('70000');
  await expect(dialog).toContainText('must be at most 65535');
  await expect(download).toBeDisabled();
  await dialog.getByRole('spinbutton', { name: 'Port' }).fill('4000');
  const file = page.waitForEvent('download');
  await download.click();
  const files = unzipSync(new Uint8Array(await readFile(await (await file).path())));
  expect(JSON.parse(strFromU8(files['server/config.json'] ?? new Uint8Array()))).toMatchObject({
    port: 4000,
  });
  const exported = unzipSync(new Uint8Array(await designer.downloadProject()));
  for (const [path, bytes] of Object.entries(exported)) expect(files[path]).toEqual(bytes);

  // Problems are looked for with the chosen databases in view.
  await page.getByRole('tab', { name: /^Problems/ }).click();
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems).toContainText('MySQL stores 13 for 12.5');
  await page.getByRole('checkbox', { name: 'MySQL or MariaDB' }).uncheck();
  await expect(problems).not.toContainText('MySQL');
  await expect(problems).toContainText('PostgreSQL refuses 12.5');
});

test('shows SQL tables while the database changes, and downloads them as one file', async ({ page }) => {
  await new Designer(page).open();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'SQL tables…' }).click();
  const dialog = page.getByRole('dialog', { name: 'SQL tables' });
  const shown = dialog.getByRole('figure', { name: 'customer-orders.sql' });
  await expect(shown).toContainText('CREATE TABLE "order"');
  await dialog.getByRole('radio', { name: 'MySQL or MariaDB' }).check();
  await expect(shown).toContainText('CREATE TABLE `Order`');
  const file = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download customer-orders.sql' }).click();
  const downloaded = await file;
  expect(downloaded.suggestedFilename()).toBe('customer-orders.sql');
  expect(await readFile(await downloaded.path(), 'utf8')).toContain('ALTER TABLE `Order` ADD');
});
