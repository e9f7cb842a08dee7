/** Sets the clock ahead and back while people work: nothing is lost, and the latest change wins. */
import { expect, type Page, test } from '@playwright/test';
import { createRandom } from '../e2e/drivers/createRandom.ts';
import { Designer } from '../e2e/drivers/designer.ts';
import { Projects } from '../e2e/drivers/projects.ts';
import { count } from './drivers/count.ts';
import { installClock } from './drivers/installClock.ts';
import { numberProject, readNumber } from './drivers/numberProject.ts';
import { takeOver } from './drivers/takeOver.ts';

const JUMPS = Number(process.env['JUMPS'] ?? 12);
const DAY = 24 * 60 * 60 * 1000;
/** In days. 1970 and the year 10,000 are further away than a clock that is set by hand. */
const distances = [-1, 1, -365, 3650, -20_000, 100_000, 0.01, -0.01];

test('changes, reloads and versions survive a clock that jumps', async ({ page }) => {
  test.setTimeout(60_000 + JUMPS * 20_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const setClock = await installClock(page);
  const random = seeded();
  const designer = new Designer(page);
  const projects = new Projects(page);
  await designer.open();
  await designer.expectSaved();
  let number = 0;
  for (let jump = 0; jump < JUMPS; jump += 1) {
    await setClock(random.pick(distances) * DAY);
    await numberProject(page, ++number);
    await designer.expectSaved();
    if (random.pick([true, false])) await setClock(random.pick(distances) * DAY);
    await page.reload();
    await expect.poll(() => readNumber(page)).toBe(number);
    count(test.info(), 'jumps of the clock');
    if (jump % 4 !== 0) continue;
    // A removed project can be restored, whatever the clock says of its age.
    const name = `edit ${number}`;
    await projects.show();
    await projects
      .line(name)
      .getByRole('button', { name: `Duplicate ${name}` })
      .click();
    await projects
      .line(`${name} copy`)
      .getByRole('button', { name: `Remove ${name} copy` })
      .click();
    await setClock(random.pick(distances.filter((days) => Math.abs(days) <= 1)) * DAY);
    await page.reload();
    await expect.poll(() => readNumber(page)).toBe(number);
    await projects.show();
    const removed = page.getByRole('region', { name: 'Recently removed' });
    await removed.getByRole('button', { name: 'Restore' }).first().click();
    await expect(projects.line(`${name} copy`)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(errors).toEqual([]);
});

test('a tab whose clock is behind has its later change saved', async ({ page, context }) => {
  test.setTimeout(60_000 + JUMPS * 15_000);
  const random = seeded();
  const setClock = await installClock(page);
  const designer = new Designer(page);
  await designer.open();
  await designer.expectSaved();
  const other = await context.newPage();
  await installClock(other);
  await new Designer(other).open();
  const tabs: readonly Page[] = [page, other];
  for (let number = 1; number <= JUMPS; number += 1) {
    await setClock(random.pick(distances) * DAY);
    const tab = tabs[number % 2] ?? page;
    await takeOver(tab);
    await numberProject(tab, number);
    await new Designer(tab).expectSaved();
    for (const each of tabs) await expect.poll(() => readNumber(each)).toBe(number);
    count(test.info(), 'changes in two tabs after a jump of the clock');
  }
  await page.reload();
  await expect.poll(() => readNumber(page)).toBe(JUMPS);
});

function seeded() {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed} plays the same moments again`);
  const random = createRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  return { pick };
}
