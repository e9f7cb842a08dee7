/** Ends the browser while files are imported, and while rows are reset: all of it has happened or nothing, and what was reported stays. */
import { expect, type Page, test } from '@playwright/test';
import { Playground } from '../e2e/drivers/playground.ts';
import { KILLS, killOften } from './drivers/killOften.ts';

const FILES = 40;

test('imported files are there completely or not at all', async ({ browserName, baseURL }) => {
  let saved = 3;
  await killOften({ browserName, baseURL }, async ({ page, kill, killSoon }) => {
    const found = await page.evaluate(countModels);
    expect(found).toBeGreaterThanOrEqual(saved);
    expect(found).toBeLessThanOrEqual(Math.max(3, kill * FILES));
    // The first files replace the example, which nobody has changed.
    expect(found === 3 || found % FILES === 0, `${found} models`).toBe(true);
    saved = found;
    if (kill === KILLS) return;
    await page.exposeFunction('reportSaved', (models: number) => {
      saved = models;
    });
    // As a text: the page's policy forbids to compile functions from texts in the page.
    await page.evaluate(`(${watchSaves})(${countModels})`);
    await openFiles(page, kill);
    await killSoon();
  });
});

/** Opens files of models with names of their own. */
async function openFiles(page: Page, kill: number): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(
    Array.from({ length: FILES }, (_, index) => ({
      name: `made${kill}n${index}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(`{"name": "Made${kill}n${index}", "properties": {"a": "string"}}`),
    })),
  );
}

/** Runs in the page. */
function countModels(): number {
  const [line] = document.querySelectorAll('[data-outline-model]');
  return Number(line?.closest('li')?.getAttribute('aria-setsize') ?? 0);
}

/** Runs in the page: reports what it shows each time it says that it is saved. */
function watchSaves(read: () => number): void {
  const status = document.querySelector('[data-testid="save-status"]');
  if (status === null) throw new Error('The page does not say whether it is saved.');
  const report = (window as unknown as { reportSaved: (number: number) => void }).reportSaved;
  new MutationObserver(() => {
    if (status.getAttribute('data-state') === 'saved') report(read());
  }).observe(status, { attributes: true, attributeFilter: ['data-state'] });
}

const ROWS = 300;

test('rows of a model are as before a reset, gone, or the samples; all are samples once it was reported', async ({
  browserName,
  baseURL,
}) => {
  const samples = [5, 12, 12];
  let allowed = samples.map((number) => [number]);
  await killOften({ browserName, baseURL }, async ({ page, kill, killSoon }) => {
    const playground = new Playground(page);
    await playground.open();
    const found = await countRows(playground);
    for (const [index, number] of found.entries()) expect(allowed[index]).toContain(number);
    if (kill === KILLS) return;
    await playground.run(makeRows, { timeout: 60_000 });
    const made = await countRows(playground);
    const before = await playground.newest();
    await page.getByRole('button', { name: 'Reset data', exact: true }).click();
    let isReported = false;
    const reporting = (async () => {
      await expect.poll(() => playground.newest()).toBeGreaterThan(before);
      await playground.settled();
      isReported = (await playground.text()).includes('Done in');
    })();
    // It fails where the browser ends earlier.
    await Promise.all([killSoon(), reporting.catch(() => undefined)]);
    allowed = samples.map((number, index) => (isReported ? [number] : [number, 0, made[index] ?? 0]));
  });
});

async function countRows(playground: Playground): Promise<number[]> {
  await playground.run(counting, { timeout: 60_000 });
  const text = await playground.value(1).innerText();
  return (/"([\d ]+)"$/.exec(text)?.[1] ?? text).split(' ').map(Number);
}

const counting = `[await Customer.count(), await Order.count(), await Review.count()].join(' ')`;

const makeRows = `await Customer.create(Array.from({length: ${ROWS}}, (_, number) => ({name: 'c' + number})));
await Order.create(Array.from({length: ${ROWS}}, (_, number) => ({description: 'o' + number, customerId: 1})));`;
