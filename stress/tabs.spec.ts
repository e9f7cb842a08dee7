/** Lets two and three tabs fight for one project: nothing that one of them called saved is lost. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { createRandom } from '../e2e/drivers/createRandom.ts';
import { Designer } from '../e2e/drivers/designer.ts';
import { count } from './drivers/count.ts';
import { numberProject, readNumber, shownNumber } from './drivers/numberProject.ts';
import { isFollower, takeOver } from './drivers/takeOver.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 40);

/** What all tabs have done so far. */
interface Fight {
  /** The number of the latest change that was tried. */
  tried: number;
  /** The number of the latest change that a tab called saved. */
  saved: number;
}

type Round = (tabs: Page[], fight: Fight, pick: <Value>(values: readonly Value[]) => Value) => Promise<void>;

const rounds: Readonly<Record<string, Round>> = {
  'a tab takes over, changes something and waits': async (tabs, fight, pick) => {
    const tab = pick(tabs);
    await takeOver(tab);
    await numberProject(tab, ++fight.tried);
    await expect.poll(() => fight.saved).toBe(fight.tried);
  },
  'a tab takes over and changes something': async (tabs, fight, pick) => {
    await changeIfPossible(pick(tabs), fight);
  },
  'all tabs take over and change something at once': async (tabs, fight) => {
    await Promise.all(tabs.map((tab) => changeIfPossible(tab, fight)));
  },
  'a tab changes something and is loaded again': async (tabs, fight, pick) => {
    const tab = pick(tabs);
    await changeIfPossible(tab, fight);
    await tab.reload();
    await expect(new Designer(tab).model('Customer')).toBeVisible();
    await watch(tab, fight);
  },
  'a tab changes something and is closed': async (tabs, fight, pick) => {
    const tab = pick(tabs);
    await changeIfPossible(tab, fight);
    await tab.close();
    tabs.splice(tabs.indexOf(tab), 1, await openTab(tab.context(), fight));
  },
  'the change of one tab is undone in another': async (tabs, fight, pick) => {
    const [tab, other] = [pick(tabs), pick(tabs)];
    await takeOver(tab);
    await numberProject(tab, ++fight.tried);
    await expect.poll(() => fight.saved).toBe(fight.tried);
    await takeOver(other);
    await new Designer(other).undo();
    await new Designer(other).redo();
    await expect.poll(() => readNumber(other)).toBe(fight.tried);
  },
};

for (const size of [2, 3])
  test(`${size} tabs fight for a project`, async ({ context }) => {
    test.setTimeout(120_000 + ROUNDS * 20_000);
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.log(`SEED=${seed} plays the same moments again`);
    const random = createRandom(seed);
    const pick = <Value>(values: readonly Value[]): Value =>
      values[Math.floor(random() * values.length)] as Value;
    const fight: Fight = { tried: 0, saved: 0 };
    const tabs: Page[] = [];
    for (let tab = 0; tab < size; tab += 1) tabs.push(await openTab(context, fight));
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = pick(Object.keys(rounds));
      await test.step(name, () => rounds[name]?.(tabs, fight, pick) ?? Promise.resolve());
      count(test.info(), `rounds of ${size} tabs: ${name}`);
      await expectAgreement(tabs, fight);
    }
  });

async function openTab(context: BrowserContext, fight: Fight): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction('reportSaved', (number: number) => {
    fight.saved = Math.max(fight.saved, number);
  });
  await new Designer(page).open();
  await expect(new Designer(page).model('Customer')).toBeVisible();
  await watch(page, fight);
  return page;
}

/** Notes each number that the tab shows while it says that it is saved. */
async function watch(page: Page, fight: Fight): Promise<void> {
  await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved');
  // As a text: the page's policy forbids to compile functions from texts in the page.
  await page.evaluate(`(${watchSaves})(${shownNumber})`);
  expect(await readNumber(page)).toBeGreaterThanOrEqual(fight.saved);
}

/** Runs in the page. A tab that only follows has saved nothing. */
function watchSaves(read: () => number): void {
  const status = document.querySelector('[data-testid="save-status"]');
  if (status === null) throw new Error('The page does not say whether it is saved.');
  const report = (window as unknown as { reportSaved: (number: number) => void }).reportSaved;
  new MutationObserver(() => {
    if (status.getAttribute('data-state') === 'saved' && status.getAttribute('data-role') !== 'follower')
      report(read());
  }).observe(status, { attributes: true, attributeFilter: ['data-state'] });
}

/** Another tab may take the project over at any moment: then the change is refused. */
async function changeIfPossible(page: Page, fight: Fight): Promise<void> {
  const change = async (): Promise<void> => {
    if (await isFollower(page))
      await page.getByRole('button', { name: 'Take over' }).click({ timeout: 2000 });
    const name = page.getByRole('textbox', { name: 'Project name' });
    await name.fill(`edit ${++fight.tried}`, { timeout: 2000 });
    await name.press('Enter', { timeout: 2000 });
  };
  await change().catch(() => undefined);
}

/** All tabs come to show the same, and one of them can write. */
async function expectAgreement(tabs: readonly Page[], fight: Fight): Promise<void> {
  await expect(async () => {
    const numbers = await Promise.all(tabs.map(readNumber));
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toBeGreaterThanOrEqual(fight.saved);
    expect(numbers[0]).toBeLessThanOrEqual(fight.tried);
    const following = await Promise.all(tabs.map(isFollower));
    expect(following.filter((follows) => !follows)).toHaveLength(1);
  }).toPass({ timeout: 20_000 });
}
