import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { Designer } from './drivers/designer.ts';
import { exportFile, exportInTerminal } from './drivers/exportFile.ts';
import { Playground } from './drivers/playground.ts';
import { serveFolder } from './drivers/serveFolder.ts';
import { startCanary } from './drivers/startCanary.ts';

/*
 * The work of a day on one page, from the first visit to the second tab and to the lost network:
 * each test goes on where the one before it ended. Every browser of the project runs it.
 */
test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const built = join(import.meta.dirname, '..', 'dist');
const library = join(import.meta.dirname, 'fixtures', 'library');
const models = readdirSync(join(library, 'common', 'models')).map((name) => `common/models/${name}`);
const libraryFiles = new Map(
  [...models, 'server/model-config.json'].map((path) => [path, readFileSync(join(library, path))]),
);

let page: Page;
let designer: Designer;
let playground: Playground;
let closeServer: () => Promise<void>;
const errors: string[] = [];

test.beforeAll(async ({ browser, viewport }) => {
  const { address, close } = await serveFolder(built, '/');
  closeServer = close;
  const context = await browser.newContext({ baseURL: address, viewport, serviceWorkers: 'allow' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  designer = new Designer(page);
  playground = new Playground(page);
});

test.afterAll(async () => {
  await page.context().close();
  await closeServer();
});

test('a first visit shows the example, and is saved', async () => {
  await designer.open();
  expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
  await expect(designer.edgeLabel('orders')).toContainText('customerId');
  await expect(page.getByRole('note')).toContainText('Drag from a model');
  await designer.expectSaved();
});

test('draws models and properties', async () => {
  await designer.clear();
  await designer.addModel('Customer', { x: 120, y: 80 });
  await designer.addProperty('Customer', 'name');
  await designer.selectNothing();
  await page.keyboard.press('n');
  await page.keyboard.type('Order');
  await page.keyboard.press('Enter');
  await page.keyboard.type('total');
  await page.keyboard.press('Tab');
  await page.keyboard.type('num');
  await page.keyboard.press('Enter');
  await page.keyboard.type('note');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(designer.property('Order', 'total')).toContainText('number');
  await expect(designer.property('Order', 'note')).toContainText('string');
  await designer.renameProperty('Order', 'note', 'remark');
  await designer.selectNothing();
  const before = await designer.positionOf('Order');
  await designer.dragModel('Order', { x: 120, y: 60 });
  expect((await designer.positionOf('Order')).x).toBeGreaterThan(before.x + 80);
});

test('relates them by a drag that says what it will make, and derives names with every letter', async () => {
  await designer.holdRelation('Customer', 'Order');
  await expect(designer.relationPreview).toHaveText('orders · customerId');
  await designer.release();
  await expect(designer.edgeLabel('orders')).toContainText('customerId');
  await expect(designer.property('Order', 'customerId')).toContainText('from Customer.orders');
  expect(await designer.relationMethods()).toContain('customer.orders.build(');
  await designer.selectNothing();
  await designer.startRenaming('Order');
  await page.keyboard.type('Pur');
  await expect(designer.edgeLabel('purs')).toContainText('customerId');
  await page.keyboard.type('chase');
  await page.keyboard.press('Enter');
  await expect(designer.edgeLabel('purchases')).toBeVisible();
});

test('undoes and redoes, and works by keys', async () => {
  await page.keyboard.press('Escape');
  await designer.undo();
  await expect(designer.edgeLabel('orders')).toBeVisible();
  await designer.undo();
  await expect(designer.edgeLabel('orders')).toHaveCount(0);
  await designer.redo();
  await designer.redo();
  await expect(designer.edgeLabel('purchases')).toBeVisible();
  await designer.undo();
  await designer.select('Order');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText(/^Copied/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => designer.modelNames()).toHaveLength(3);
  await page.keyboard.press('Delete');
  await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order']);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Customer');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Customer');
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Customer');
});

test('edits fields and JSON in the inspector', async () => {
  const { inspector } = designer;
  await designer.showTab('JSON');
  await inspector.getByRole('textbox', { name: 'Model JSON' }).getByText('"validations"').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"plural": "Clients",');
  await expect(designer.model('Customer')).toContainText('/Clients');
  await designer.showTab('REST');
  await expect(inspector.getByRole('list', { name: 'REST routes' })).toContainText('GET /api/Clients');
  await designer.showTab('Fields');
  await expect(inspector.getByRole('textbox', { name: 'Plural' })).toHaveValue('Clients');
  await designer.undo();
});

test('runs code with the results, calls and lines of LoopBack', async () => {
  await playground.open();
  await playground.run(`const customer = await Customer.create({name: 'Ada'});
const order = customer.orders.build({remark: 'not stored yet'});
order;
await customer.orders.create({remark: 'stored', total: 12.5});
await customer.orders({where: {remark: 'stored'}});
await customer.orders.destroyAll();
await customer.orders.creat({});`);
  expect(await playground.rows(playground.value(5))).toEqual([
    expect.objectContaining({ remark: 'stored', total: '12.5' }),
  ]);
  await expect(playground.value(3)).toContainText('not stored');
  await expect(playground.value(6)).toContainText('{count: 1}');
  const { output } = playground;
  await output.getByRole('button', { name: /^5 calls/ }).click();
  for (const line of [1, 2, 4, 5, 6])
    await expect(output.locator(`[data-call="${line}"]`), `the call of line ${line}`).toHaveCount(1);
  const failed = output.locator('[data-entry=failed]');
  await expect(failed).toContainText('TypeError');
  await expect(failed).toContainText('line 7');
});

test('refuses what leads out of the sandbox, stops what does not end, and goes on', async () => {
  expect(errors).toEqual([]);
  const canary = await startCanary();
  const ways = [
    `fetch('${canary.address}/fetch')`,
    `importScripts('${canary.address}/script.js')`,
    `import('${canary.address}/module.js')`,
    `new Promise((yes, no) => { const s = new WebSocket('${canary.address.replace('http', 'ws')}'); s.onopen = yes; s.onerror = no; })`,
    `new Promise((yes, no) => { const w = new Worker('${canary.address}/worker.js'); w.onmessage = yes; w.onerror = no; })`,
    `new Promise((yes, no) => { const x = new XMLHttpRequest(); x.open('GET', '${canary.address}/xhr'); x.onload = yes; x.onerror = no; x.send(); })`,
    "new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = no; })",
    'localStorage.length',
    'document.cookie',
    "caches.open('x')",
    'navigator.locks.query()',
    "new BroadcastChannel('x').postMessage(1) ?? Promise.reject('it has an origin of its own')",
  ];
  await playground.run(`const outcomes = [];
for (const way of ${JSON.stringify(ways)}) {
  try { await (0, eval)(way); outcomes.push('REACHED ' + way); } catch { outcomes.push('refused'); }
}
outcomes.join()`);
  await expect(playground.value(5)).toContainText(ways.map(() => 'refused').join());
  expect(canary.reached).toEqual([]);
  await canary.close();
  // A browser reports each refusal.
  errors.length = 0;
  await playground.type('for (;;) {}');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(playground.ending).toContainText('Stopped.');
  await playground.run('await Customer.count()');
  await expect(playground.value(1)).toContainText('6');
});

test('shows rows as a grid and changes them', async () => {
  await playground.show('Data');
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Customer');
  await playground.expectEntry(async () => {
    await playground.cell(5, 'name').dblclick();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Grace');
    await page.keyboard.press('Enter');
  });
  await expect(playground.output).toContainText('PATCH /api/Customers/6');
  await expect(playground.cell(5, 'name')).toHaveText('Grace');
});

test('exports the files of the design', async () => {
  const { fileName, text } = await designer.downloadModel('Customer');
  expect([fileName, JSON.parse(text).relations]).toEqual([
    'customer.json',
    { orders: { type: 'hasMany', model: 'Order', foreignKey: '' } },
  ]);
  const zip = unzipSync(new Uint8Array(await designer.downloadProject()));
  expect(Buffer.from(zip['common/models/customer.json'] ?? []).toString()).toBe(text);
});

test('opens dropped files, and writes them, their tables and their API byte for byte', async () => {
  await designer.clear();
  const files = [...libraryFiles].map(([path, bytes]) => ({ name: basename(path), text: bytes.toString() }));
  const transfer = await page.evaluateHandle((dropped) => {
    const items = new DataTransfer();
    for (const { name, text } of dropped)
      items.items.add(new File([text], name, { type: 'application/json' }));
    return items;
  }, files);
  await designer.canvas.dispatchEvent('dragover', { dataTransfer: transfer });
  await designer.canvas.dispatchEvent('drop', { dataTransfer: transfer });
  await expect.poll(() => designer.modelNames()).toHaveLength(9);
  await expectLibrary();
  await designer.selectNothing();
  await designer.inspector.getByRole('textbox', { name: 'Project name' }).fill('library');
  for (const [item, target] of [
    ['SQL tables…', 'sql'],
    ['TypeScript interfaces…', 'typescript'],
  ] as const)
    expect(await exportFile(page, item)).toBe(await exportInTerminal(library, target));
});

test('opens a zip, and refuses a broken file with its line', async () => {
  await designer.clear();
  const zipped = zipSync(
    Object.fromEntries([...libraryFiles].map(([path, bytes]) => [`library/${path}`, new Uint8Array(bytes)])),
  );
  await choose({ name: 'library.zip', mimeType: 'application/zip', buffer: Buffer.from(zipped) });
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
  await expect.poll(() => designer.modelNames()).toHaveLength(9);
  await expectLibrary();
  const bad = Buffer.from('{\n  "name": "Bad",\n  "base" "x"\n}');
  await choose({ name: 'bad.json', mimeType: 'application/json', buffer: bad });
  await expect(page.getByRole('dialog')).toContainText('bad.json:3');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
});

test('a reload keeps everything, and a second tab follows', async () => {
  await designer.dragModel('Book', { x: 30, y: 20 });
  await designer.expectSaved();
  await page.reload();
  await expect.poll(() => designer.modelNames()).toHaveLength(9);
  await expect(page.getByRole('button', { name: /^Undo: move/i })).toBeEnabled();
  const other = new Designer(await page.context().newPage());
  await other.open();
  await expect(other.page.getByTestId('follower-banner')).toContainText('Open in another tab');
  await page.bringToFront();
  await designer.select('Picture');
  await page.keyboard.press('Delete');
  await expect.poll(() => other.modelNames()).toHaveLength(8);
  await other.page.close();
});

test('works without a network, the playground included', async () => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await designer.expectSaved();
  await closeServer();
  await page.reload();
  await expect.poll(() => designer.modelNames()).toHaveLength(8);
  await page.getByRole('tab', { name: 'Playground' }).click();
  await playground.show('Code');
  await playground.run("await Book.create({title: 'offline'});\nawait Book.count({title: 'offline'})");
  await expect(playground.value(2)).toHaveText(/1$/);
  await designer.expectSaved();
  expect(errors).toEqual([]);
});

async function choose(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(file);
}

async function expectLibrary(): Promise<void> {
  const zip = unzipSync(new Uint8Array(await designer.downloadProject()));
  expect(Object.keys(zip).toSorted()).toEqual([...libraryFiles.keys()].toSorted());
  for (const [path, bytes] of libraryFiles)
    expect(Buffer.from(zip[path] ?? []).equals(bytes), `${path} byte for byte`).toBe(true);
}
