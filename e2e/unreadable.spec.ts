import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { Projects, writeRecords } from './drivers/projects.ts';
import { test } from './drivers/quickTest.ts';

test.describe('stored data that can’t be read', () => {
  test('a broken record is set aside and offered as a download, and the rest opens', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await writeRecords(page, 'projects', {
      broken: {
        version: 2,
        id: 'broken',
        name: 'Broken shop',
        modelCount: 1,
        savedAt: 1,
        removedAt: null,
        project: {},
      },
      newer: { version: 99, name: 'From the future' },
      old: oldRecord,
    });
    await projects.show();
    await expect(projects.line('Old shop')).toContainText('1 model');
    await projects.line('Broken shop').getByRole('button', { name: 'Broken shop', exact: true }).click();
    const unreadable = page.getByRole('region', { name: 'Could not be read' });
    await expect(unreadable.getByRole('listitem')).toHaveCount(2);
    const download = page.waitForEvent('download');
    await unreadable
      .getByRole('listitem')
      .filter({ hasText: 'Broken shop' })
      .getByRole('button', { name: 'Download' })
      .click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ id: 'broken', name: 'Broken shop', project: {} });
    await projects.open('Old shop');
    await expect(designer.model('Customer')).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Customer']);
  });

  test('if the last project is broken, a visit opens another one and says so', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await projects.show();
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
    await designer.expectSaved();
    const projectId = await page.evaluate(() => sessionStorage.getItem('project'));
    await page.goto('about:blank');
    await page.goto('/icon.svg');
    await writeRecords(page, 'projects', { [projectId ?? '']: 'nonsense' });
    await designer.open();
    await expect(designer.model('Order')).toBeVisible();
    await expect(page.getByText('can’t be read')).toBeVisible();
  });

  test('snippets are set aside, reported and offered as a download; new code is stored beside them', async ({
    page,
  }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    const playground = new Playground(page);
    await designer.open();
    await designer.expectSaved();
    const projectId = await page.evaluate(() => sessionStorage.getItem('project'));
    const typed = { version: 1, value: { snippets: [{ id: '1', code: 'typed for an hour' }] } };
    await page.goto('about:blank');
    await page.goto('/icon.svg');
    await writeRecords(page, 'settings', { [`playgroundSnippets:${projectId}`]: typed });
    await designer.open();
    await playground.open();
    await expect(page.getByText('The stored snippets of the playground can’t be read.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download them' }).click();
    expect(JSON.parse(await readFile(await (await download).path(), 'utf8'))).toEqual(typed);
    await playground.type('await Customer.count()');
    await page.reload();
    await expect(playground.code).toContainText('await Customer.count()');
    await projects.show();
    const unreadable = page.getByRole('region', { name: 'Could not be read' });
    await expect(unreadable.getByRole('listitem')).toContainText('Snippets of Customer orders');
  });
});

/** As the first version of the designer wrote it. */
const oldRecord = {
  version: 1,
  id: 'old',
  name: 'Old shop',
  modelCount: 1,
  savedAt: 1_700_000_000_000,
  project: {
    version: 1,
    name: 'Old shop',
    models: [
      {
        id: 'customer',
        path: 'common/models/customer.json',
        definition: '{"name":"Customer"}',
        source: null,
        position: { x: 0, y: 0 },
      },
    ],
    modelConfig: null,
  },
};
