import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { Designer } from './designer.ts';

const shop = join(import.meta.dirname, '../fixtures/shop');
const modelsFolder = join(shop, 'common/models');

/** Packs the whole project of 25 models as a zip, with the script that the generator writes for each model. */
function shopZip() {
  const files: Record<string, Uint8Array> = {};
  for (const name of readdirSync(modelsFolder)) {
    const text = readFileSync(join(modelsFolder, name));
    files[`common/models/${name}`] = text;
    const model = JSON.parse(text.toString('utf8')).name;
    files[`common/models/${name.replace(/json$/, 'js')}`] = Buffer.from(
      `'use strict';\n\nmodule.exports = function(${model}) {\n\n};\n`,
    );
  }
  for (const name of ['model-config.json', 'datasources.json'])
    files[`server/${name}`] = readFileSync(join(shop, 'server', name));
  return { name: 'shop.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) };
}

/** Opens the zip of a web shop with 25 models. */
export async function openShop(page: Page): Promise<Designer> {
  const designer = new Designer(page);
  await designer.open();
  await designer.clear();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(shopZip());
  await expect(designer.outline.locator('[data-outline-model="Order"]')).toBeVisible();
  return designer;
}
