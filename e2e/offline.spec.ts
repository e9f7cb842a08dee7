import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { serveFolder } from './drivers/serveFolder.ts';

const built = join(import.meta.dirname, '..', 'dist');

test.use({ serviceWorkers: 'allow' });

let folder = '';

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'designer-host-'));
  await cp(built, folder, { recursive: true });
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens the page, and waits until all of its files are stored. */
async function visit(page: Page, address: string): Promise<Designer> {
  await page.goto(address);
  const designer = new Designer(page);
  await expect(designer.model('Customer')).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return designer;
}

test('works without a network after one visit, the playground included, and can be installed', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const { address, close } = await serveFolder(folder, '/designer/');
  await visit(page, address);

  const session = await page.context().newCDPSession(page);
  const manifest = await session.send('Page.getAppManifest');
  expect(manifest.errors).toEqual([]);
  const { icons } = JSON.parse(manifest.data ?? '{}') as { icons: { src: string; sizes: string }[] };
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async (name) => {
      const image = Object.assign(new Image(), { src: name });
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(size, src).toBe(sizes);
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The browser's own reason: it installs nothing from a private window, as those of the tests are.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);

  await close();
  await page.goto(address);
  const designer = new Designer(page);
  await expect(designer.model('Customer')).toBeVisible();
  await designer.addModel('Invoice', { x: 60, y: 60 });
  await designer.expectSaved();
  const playground = new Playground(page);
  await playground.open();
  await playground.run("await Customer.create({name: 'offline'}); await Customer.count()");
  await expect(playground.ending).toContainText('Done');
  await page.reload();
  await expect(designer.model('Invoice')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(errors).toEqual([]);
});

test('offers a new version, and an open page keeps the parts of its own', async ({ page, context }) => {
  const { address, close } = await serveFolder(folder, '/');
  const designer = await visit(page, address);
  const other = await context.newPage();
  await visit(other, address);

  // Another version: its page says another title, and a part has another name.
  const index = join(folder, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace(/<title>/, '<title>Next '));
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const part = /assets\/Palette-[\w-]+\.js/.exec(worker)?.[0] ?? '';
  expect(part).not.toBe('');
  await rm(join(folder, part));
  const id = /id: ?["'`]([0-9a-f]{16})["'`]/.exec(worker)?.[1] ?? '';
  expect(id).not.toBe('');
  const next = worker.replace(id, '0'.repeat(16)).replace(new RegExp(`["'\`]${part}["'\`],?`), '');
  await writeFile(join(folder, 'sw.js'), next);

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.getByText('A new version of the designer is available.');
  await expect(notice).toBeVisible();
  await expect(page).toHaveTitle('LoopBack Model Designer');
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(page).toHaveTitle(/^Next /);
  await expect(designer.model('Customer')).toBeVisible();

  // The other tab still runs the earlier version, whose palette the host no longer has.
  await other.bringToFront();
  await other.keyboard.press('ControlOrMeta+k');
  await expect(other.getByRole('dialog')).toBeVisible();
  await close();
});
