import type { Playground } from './playground.ts';

/** Replaces the first two customers with those of a file; calls `lookAtDialog` before it confirms. */
export async function importRows(
  playground: Playground,
  fileName: string,
  lookAtDialog: () => Promise<void>,
): Promise<void> {
  const { page } = playground;
  await playground.expectEntry(async () => {
    await page.getByLabel('Data file').setInputFiles({
      name: fileName,
      mimeType: 'text/csv',
      buffer: Buffer.from('id,name,email\n1,Ada,ada@x.org\n2,Bea,bea@x.org\n'),
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What to do with Customer').selectOption('replace');
    await lookAtDialog();
    await dialog.getByRole('button', { name: /^Import 2/ }).click();
  });
}
