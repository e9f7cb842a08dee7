import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createRandom } from './drivers/createRandom.ts';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { type Killable, startKillable } from './drivers/startKillable.ts';

/** A few in `npm test`; `npm run stress` makes many more. */
const KILLS = Number(process.env['KILLS'] ?? 3);
/** In milliseconds; longer than moving the rows takes. */
const LONGEST_FOLLOWING = 900;
const ROWS = 4_000;

test('rows are with their models when two have swapped their names and the browser ends during the change', async ({
  baseURL,
  browserName,
}) => {
  test.skip(process.platform === 'win32', 'Windows ends process groups in another way');
  test.setTimeout(90_000 + KILLS * 30_000);
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed} plays the same moments again`);
  const random = createRandom(seed);
  const profile = await mkdtemp(join(tmpdir(), 'designer-rows-'));
  let wanted = '';
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const browser = await startKillable(browserName, profile);
      try {
        const { designer, playground } = await open(browser, baseURL ?? '');
        if (kill === 0) await playground.run(makeRows, { timeout: 60_000 });
        const found = await count(playground, kill % 2 === 1);
        if (kill === 0) wanted = found;
        expect(found).toBe(wanted);
        if (kill === KILLS) break;
        await swapNames(designer, browser);
        await playground.type('await Order.count()');
        await browser.page.keyboard.press('ControlOrMeta+Enter');
        const moment = random();
        await new Promise((resolve) => setTimeout(resolve, moment * LONGEST_FOLLOWING));
      } finally {
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  expect(wanted).toMatch(/^"4\d{3} 4\d{3} 4\d{3} /);
});

const makeRows = `for (let i = 0; i < ${ROWS}; i += 500) {
  const some = Array.from({length: 500}, (_, index) => i + index);
  await Customer.create(some.map((number) => ({name: 'c' + number})));
  await Order.create(some.map((number) => ({description: 'o' + number, customerId: number + 1})));
}`;

async function open({ page }: Killable, address: string) {
  await page.goto(address);
  const designer = new Designer(page);
  await expect(designer.model('Customer')).toBeVisible();
  await designer.expectSaved();
  await page.keyboard.press('Escape');
  const playground = new Playground(page);
  await playground.open();
  return { designer, playground };
}

/** Returns how many rows each model has: all of them, and those that can only be its own. */
async function count(playground: Playground, isSwapped: boolean): Promise<string> {
  const [customers, orders, key] = isSwapped
    ? ['Order', 'Customer', 'orderId']
    : ['Customer', 'Order', 'customerId'];
  await playground.run(
    `[await ${customers}.count(), await ${customers}.count({name: {neq: null}}), await ${orders}.count(),
      await ${orders}.count({description: {neq: null}}), await ${orders}.count({${key}: {gt: 0}})].join(' ')`,
    { timeout: 60_000 },
  );
  const text = await playground.value(1).innerText();
  return /"[\d ]+"$/.exec(text)?.[0] ?? text;
}

async function swapNames(designer: Designer, { page }: Killable): Promise<void> {
  for (const [from, to] of [
    ['Customer', 'Tmp'],
    ['Order', 'Customer'],
    ['Tmp', 'Order'],
  ] as const) {
    await designer.startRenaming(from);
    await page.keyboard.type(to);
    await page.keyboard.press('Enter');
    await expect(designer.model(to)).toBeVisible();
  }
  await designer.expectSaved();
}
