import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { run } from '../../src/cli/run.ts';

/** Returns the only file that a dialog of the menu Export makes. */
export async function exportFile(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const dialog = page.getByRole('dialog');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Download/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return text;
}

/** Returns the file that the program in the terminal makes of a folder. */
export async function exportInTerminal(folder: string, target: string): Promise<string> {
  let out = '';
  await run(['export', folder, '--to', target], {
    folder,
    hasColours: false,
    out: (text) => {
      out += text;
    },
    note: () => undefined,
    untilEnded: () => Promise.resolve(),
  });
  return out;
}
