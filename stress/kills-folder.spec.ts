/** Ends Chromium while it saves to a folder: every file is whole, and saving again completes what was begun. */
import { expect, type Page, test } from '@playwright/test';
import { Designer } from '../e2e/drivers/designer.ts';
import {
  answerPicker,
  libraryFiles,
  openFolder,
  readFiles,
  writeFiles,
} from '../e2e/drivers/pickedFolder.ts';
import { KILLS, killOften } from './drivers/killOften.ts';

/** In milliseconds. The files are written at the beginning. */
const LONGEST_SAVING = 500;

/** The two names that the model has in turn: with them its files move, and two others change. */
const names = ['Book', 'Volume'] as const;

test('files are whole, and saving again completes them', async ({ browserName, baseURL }) => {
  let name: (typeof names)[number] = 'Book';
  const session = { browserName, baseURL, longest: LONGEST_SAVING };
  await killOften(
    session,
    async ({ page, kill, killSoon }) => {
      const designer = new Designer(page);
      if (kill === 0) {
        await writeFiles(page, libraryFiles());
        await openFolder(page);
        await expect(designer.model('LibraryCard')).toBeVisible();
      } else {
        for (const [path, text] of Object.entries(await readFiles(page)))
          if (path.endsWith('.json')) expect(() => JSON.parse(text), path).not.toThrow();
        await save(page);
        await expectFilesOf(page, name);
      }
      if (kill === KILLS) return;
      const next = name === 'Book' ? 'Volume' : 'Book';
      await designer.startRenaming(name);
      await page.keyboard.insertText(next);
      await page.keyboard.press('Enter');
      await designer.expectSaved();
      name = next;
      await page.keyboard.press('ControlOrMeta+s');
      const dialog = page.getByRole('dialog', { name: 'Save to shop' });
      await dialog.getByRole('button', { name: /^Save \d+ files?$/ }).click();
      await killSoon();
    },
    answerPicker,
  );
});

/** Saves what is not in the folder yet, if anything. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog', { name: 'Save to shop' });
  const isUpToDate = page.getByText('shop is up to date').first();
  await expect(dialog.or(isUpToDate).first()).toBeVisible();
  if (await isUpToDate.isVisible()) return;
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: /^Save \d+ files?$/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** The files of the model have its name, and those of the other name are gone. */
async function expectFilesOf(page: Page, name: (typeof names)[number]): Promise<void> {
  const files = await readFiles(page);
  const other = name === 'Book' ? 'Volume' : 'Book';
  expect(JSON.parse(files[`common/models/${name.toLowerCase()}.json`] ?? '')).toMatchObject({ name });
  expect(files['server/model-config.json']).toContain(`"${name}"`);
  expect(files['server/model-config.json']).not.toContain(`"${other}"`);
  expect(Object.keys(files)).not.toContain(`common/models/${other.toLowerCase()}.json`);
  expect(files['common/models/library-card.json']).toContain('"x-printed-by": "office"');
}
