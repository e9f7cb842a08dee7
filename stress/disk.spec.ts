/** Fills the disk at every write of a session: nothing that was reported as saved is lost, and all is saved in the end. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Designer } from '../e2e/drivers/designer.ts';
import { Projects } from '../e2e/drivers/projects.ts';
import { count } from './drivers/count.ts';
import { type Disk, fillDisk } from './drivers/fillDisk.ts';

/** More than the session has writes; a test of a later write ends at once. */
const MOST_WRITES = Number(process.env['WRITES'] ?? 30);

/** What the page showed, in this order, and which of it is the latest that the page called saved. */
class Journal {
  readonly #states = new Map<string, string[]>();
  readonly #saved = new Map<string, number>();

  /** Notes the present project; `isSaved` is what the page says. */
  note(project: string, state: string, isSaved: boolean): void {
    const states = this.#states.get(project) ?? [];
    if (states.at(-1) !== state) states.push(state);
    this.#states.set(project, states);
    if (isSaved) this.#saved.set(project, states.length - 1);
  }

  /** The projects that were called saved. */
  saved(): readonly string[] {
    return [...this.#saved.keys()];
  }

  /** The states of a project that may be found: the latest that was called saved, and those after it. */
  allowed(project: string): readonly string[] {
    return this.#states.get(project)?.slice(this.#saved.get(project) ?? 0) ?? [];
  }

  latest(project: string): string {
    return this.#states.get(project)?.at(-1) ?? '';
  }
}

const FIRST = 'Customer orders';
const SECOND = 'Untitled';

/** Does something in the open project, and returns the name of the project that is open then. */
type Step = (designer: Designer, open: string) => Promise<string>;

const steps: readonly Step[] = [
  async (_designer, open) => open,
  async (designer, open) => {
    await rename(designer, 'Order', 'Invoice');
    return open;
  },
  async (designer, open) => {
    await designer.select('Review');
    await designer.page.keyboard.press('Delete');
    await expect(designer.model('Review')).toHaveCount(0);
    return open;
  },
  async (designer, open) => {
    await designer.undo();
    await expect(designer.model('Review')).toBeVisible();
    return open;
  },
  async ({ page }, open) => {
    await new Projects(page).show();
    await page.getByRole('button', { name: 'New project' }).click();
    return nameOfOpened(page, page.getByText('No models yet', { exact: true }), SECOND, open);
  },
  async (designer, open) => {
    await designer.page.evaluate(pasteModel, '{"name": "Bill"}');
    await expect(designer.model('Bill')).toBeVisible();
    return open;
  },
  async ({ page }, open) => {
    if (open === FIRST) return open;
    const projects = new Projects(page);
    await projects.show();
    await projects
      .line(FIRST)
      .getByRole('button', { name: new RegExp(`^${FIRST}( open)?$`) })
      .click();
    return nameOfOpened(page, projects.button(FIRST), FIRST, open);
  },
  async (designer, open) => {
    if (open === FIRST) await rename(designer, 'Customer', 'Client');
    return open;
  },
];

async function rename(designer: Designer, from: string, to: string): Promise<void> {
  await designer.startRenaming(from);
  // At once: no letter is a state of its own.
  await designer.page.keyboard.insertText(to);
  await designer.page.keyboard.press('Enter');
  await expect(designer.model(to)).toBeVisible();
}

/** Runs in the page. */
function pasteModel(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

/** Returns the project that is wanted, or the one that was open: it stays open while it can’t be saved. */
async function nameOfOpened(page: Page, sign: Locator, wanted: string, before: string): Promise<string> {
  const stays = page.getByText('could not be saved, so it stays open').last();
  await expect(sign.or(stays).first()).toBeVisible();
  if (!(await stays.isVisible())) return wanted;
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Projects' })).toHaveCount(0);
  return before;
}

const faults = [
  { title: 'is full from then on, and is given room', count: Number.POSITIVE_INFINITY, isFreed: true },
  {
    title: 'is full from then on, and the page is loaded again',
    count: Number.POSITIVE_INFINITY,
    isFreed: false,
  },
  { title: 'refuses this one write', count: 1, isFreed: false },
];

for (const fault of faults)
  for (let first = 1; first <= MOST_WRITES; first += 1)
    test(`the disk ${fault.title}: write ${first}`, async ({ page }) => {
      const disk = await fillDisk(page, { writer: 'page', first, count: fault.count });
      const journal = new Journal();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto('/');
      await expect(new Designer(page).model('Customer')).toBeVisible();
      const open = await work(page, journal);
      const { failed } = await disk.writes();
      if (failed === 0) {
        test.skip(true, `The session has fewer than ${first} writes.`);
        return;
      }
      count(test.info(), `times that the disk ${fault.title}`);
      count(test.info(), 'writes that failed', failed);
      await expectReason(page);
      if (fault.isFreed) await expectSavedAfter(page, disk);
      else if (fault.count === 1) await new Designer(page).expectSaved();
      if (fault.isFreed || fault.count === 1) journal.note(open, await shown(page), true);
      await page.reload();
      await expectJournal(page, journal);
      expect(errors).toEqual([]);
    });

/** Takes all steps; returns the project that is open at the end. */
async function work(page: Page, journal: Journal): Promise<string> {
  const designer = new Designer(page);
  let open = FIRST;
  for (const step of steps) {
    open = await step(designer, open);
    await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', /^(saved|failed)$/);
    const state = await shown(page);
    const isSaved = (await page.getByTestId('save-status').getAttribute('data-state')) === 'saved';
    journal.note(open, state, isSaved);
  }
  return open;
}

const shown = async (page: Page): Promise<string> =>
  (await new Designer(page).modelNames()).toSorted().join();

/** What is not saved has its reason beside it. */
async function expectReason(page: Page): Promise<void> {
  const status = page.getByTestId('save-status');
  await expect(status).toHaveAttribute('data-state', /^(saved|failed)$/);
  await expect(status).toContainText(/Saved|no room/);
}

/** Gives room, and has the page try again as a person would. */
async function expectSavedAfter(page: Page, disk: Disk): Promise<void> {
  await disk.free();
  // Unless the page has just tried again by itself.
  const tryAgain = async (): Promise<void> => {
    await page.getByTestId('save-status').click({ timeout: 3000 });
    await page.getByRole('menuitem', { name: 'Try again now' }).click({ timeout: 3000 });
  };
  await tryAgain().catch(() => page.keyboard.press('Escape'));
  await new Designer(page).expectSaved();
}

/** Looks at each project that was called saved. */
async function expectJournal(page: Page, journal: Journal): Promise<void> {
  await expect(page.getByTestId('save-status')).toBeVisible();
  const projects = new Projects(page);
  for (const project of journal.saved()) {
    if (!(await projects.button(project).isVisible())) {
      await projects.show();
      await projects.open(project);
    }
    expect(journal.allowed(project), `${project} as it was when it was called saved, or later`).toContain(
      await shown(page),
    );
  }
}
