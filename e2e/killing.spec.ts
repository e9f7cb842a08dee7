import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createRandom } from './drivers/createRandom.ts';
import { Designer } from './drivers/designer.ts';
import { type Killable, startKillable } from './drivers/startKillable.ts';

/** A few in `npm test`; `npm run stress` makes many more. */
const KILLS = Number(process.env['KILLS'] ?? 4);
/** In milliseconds; longer than a burst of changes and its write take. */
const LONGEST_SESSION = 1200;

/** What the page shows. Changes are numbered: the project's name has the number of the latest, some models have theirs. */
interface ShownState {
  readonly number: number;
  readonly models: readonly string[];
  /** How many models there are. */
  readonly count: number;
  /** Whether the list shows all of them; of many it shows a part. */
  readonly isWhole: boolean;
}

test('everything up to the last “saved” survives the end of the browser at any moment', async ({
  baseURL,
  browserName,
}) => {
  test.skip(process.platform === 'win32', 'Windows ends process groups in another way');
  test.setTimeout(60_000 + KILLS * 15_000);
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed} plays the same moments again`);
  const random = createRandom(seed);
  const profile = await mkdtemp(join(tmpdir(), 'designer-profile-'));
  let saved: ShownState = { number: 0, models: [], count: 0, isWhole: true };
  let edits = 0;
  let lostUnsaved = 0;
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const browser = await startKillable(browserName, profile);
      try {
        await open(browser.page, baseURL ?? '');
        const found = await browser.page.evaluate(readShown);
        expectSurvival(found, saved, edits);
        if (found.number < edits) lostUnsaved += 1;
        if (kill === KILLS) break;
        const watched = await editUntilKilled(browser, edits, random() * LONGEST_SESSION);
        edits = watched.edits;
        saved = watched.saved ?? found;
      } finally {
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`${edits} changes, ${KILLS} kills, ${lostUnsaved} of them before the last change was saved`);
  // On a busy machine a session may end before its first change.
  expect(edits).toBeGreaterThan(KILLS / 2);
});

/** Checks that everything saved is there, and nothing that was never typed. */
function expectSurvival(found: ShownState, saved: ShownState, edits: number): void {
  expect(found.number).toBeGreaterThanOrEqual(saved.number);
  expect(found.number).toBeLessThanOrEqual(edits);
  expect(found.count).toBeGreaterThanOrEqual(saved.count);
  if (found.isWhole) expect(found.models).toEqual(expect.arrayContaining([...saved.models]));
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const designer = new Designer(page);
  await expect(designer.model('Customer')).toBeVisible();
  // What the page shows is read from the outline, whose code comes after the first picture.
  await designer.modelNames();
  await designer.expectSaved();
  await page.keyboard.press('Escape');
}

interface EditingResult {
  readonly edits: number;
  /** What the page showed when it last reported “saved”; null if it did not. */
  readonly saved: ShownState | null;
}

/** Makes one change after the other until the browser is killed at a moment. */
async function editUntilKilled(
  { page, kill }: Killable,
  before: number,
  moment: number,
): Promise<EditingResult> {
  let edits = before;
  let saved: ShownState | null = null;
  await page.exposeFunction('reportSaved', (shown: ShownState) => {
    saved = shown;
  });
  // As a text: the page's policy forbids to compile functions from texts in the page.
  await page.evaluate(`(${watchSaves})(${readShown})`);
  const killing = new Promise<void>((resolve) => setTimeout(() => resolve(kill()), moment));
  const editing = (async () => {
    for (;;) {
      const number = edits + 1;
      // Count the change before it is visible: it may be saved the moment it is made.
      edits = number;
      await rename(page, number);
      if (number % 4 === 0) await addModel(page, number);
    }
  })();
  // It fails at any point when the browser is killed.
  await Promise.all([killing, editing.catch(() => undefined)]);
  return { edits, saved };
}

async function rename(page: Page, number: number): Promise<void> {
  const name = page.getByRole('textbox', { name: 'Project name' });
  await name.fill(`edit ${number}`, { timeout: 3000 });
  await name.press('Enter', { timeout: 3000 });
}

async function addModel(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Add model' }).click({ timeout: 3000 });
  await page.keyboard.type(`Made${number}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** Runs in the page. */
function readShown(): ShownState {
  const name = document.querySelector('h1 button')?.textContent ?? '';
  const lines = [...document.querySelectorAll('[data-outline-model]')];
  const models = lines.map((line) => line.getAttribute('data-outline-model') ?? '');
  const count = Number(lines[0]?.closest('li')?.getAttribute('aria-setsize') ?? 0);
  return {
    number: Number(/^edit (\d+)$/.exec(name)?.[1] ?? 0),
    models: models.filter((model) => /^Made\d+$/.test(model)),
    count,
    isWhole: models.length === count,
  };
}

/** Runs in the page: reports what it shows each time it says that it is saved. */
function watchSaves(read: () => ShownState): void {
  const status = document.querySelector('[data-testid="save-status"]');
  if (status === null) throw new Error('The page does not say whether it is saved.');
  const report = (window as unknown as { reportSaved: (shown: ShownState) => void }).reportSaved;
  new MutationObserver(() => {
    if (status.getAttribute('data-state') === 'saved') report(read());
  }).observe(status, { attributes: true, attributeFilter: ['data-state'] });
}
