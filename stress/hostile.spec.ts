/** Gives the page hostile files in every way: it answers, says why it refuses, and keeps what there is. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { Designer } from '../e2e/drivers/designer.ts';
import { Playground } from '../e2e/drivers/playground.ts';
import { count } from './drivers/count.ts';
import { type HostileFile, hostileFiles } from './hostile/hostileFiles.ts';

/** In milliseconds: what the page may take for one step of its own work. */
const LONGEST_STEP = 1000;
/** In milliseconds, for reading at all. */
const PATIENCE = 60_000;

const ways = ['file', 'zip', 'link', 'paste', 'data'] as const;
type Way = (typeof ways)[number];

/** Nobody pastes larger texts. Bytes. */
const LARGEST_PASTE = 8 * 1024 * 1024;
/** No browser passes a longer link on. Characters. */
const LONGEST_LINK = 1024 * 1024;

for (const file of hostileFiles)
  test(`${file.title} (${file.name})`, async ({ page }) => {
    test.setTimeout(ways.length * PATIENCE);
    const bytes = file.bytes();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(watchSteps);
    for (const way of ways) {
      if (!(await give(page, way, file, bytes))) continue;
      const answer = await answerOf(page, way);
      count(test.info(), `files by ${way}`);
      expect.soft(answer.said, `by ${way} the page says something`).not.toBe('');
      expect.soft(answer.longest, `by ${way} the page answers within a second`).toBeLessThan(LONGEST_STEP);
      await expectKept(page, way);
    }
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });

/** Opens the page, and gives it the file; false if the file cannot come in that way. */
async function give(page: Page, way: Way, file: HostileFile, bytes: Buffer): Promise<boolean> {
  if (way === 'link') {
    const packed = deflateRawSync(bytes, { level: 9 }).toString('base64url');
    if (packed.length > LONGEST_LINK) return false;
    await page.goto('about:blank');
    await page.goto(`/#project=${packed}`);
    return true;
  }
  const isZip = file.name.endsWith('.zip');
  if (way === 'zip' && isZip) return false;
  const text = bytes.toString('utf8');
  // Nothing is not pasted: the clipboard may hold a picture.
  if (way === 'paste' && (isZip || bytes.length > LARGEST_PASTE || text.trim() === '')) return false;
  await page.goto('about:blank');
  const designer = new Designer(page);
  await designer.open();
  await designer.expectSaved();
  if (way === 'paste') {
    await page.evaluate(paste, text);
    return true;
  }
  const zip = (): Buffer => Buffer.from(zipSync({ [`common/models/${file.name}`]: bytes }, { level: 1 }));
  // From the disk: a file that Playwright passes on holds the page.
  const path = join(test.info().outputDir, way, way === 'zip' ? 'project.zip' : file.name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, way === 'zip' ? zip() : bytes);
  if (way === 'data') {
    const playground = new Playground(page);
    await playground.open();
    await playground.show('Data');
    await page.evaluate(startWatch);
    await page.getByLabel('Data file').setInputFiles(path);
    return true;
  }
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.evaluate(startWatch);
  await (await chooser).setFiles(path);
  return true;
}

/** Runs in the page: pastes in a task of its own, since Playwright’s holds the page with a long text. */
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  setTimeout(() => {
    window.watchedFrom = performance.now();
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
}

/** Runs in the page. */
function startWatch(): void {
  window.watchedFrom = performance.now();
}

interface Answer {
  /** Everything that the page says about the file. */
  readonly said: string;
  /** The longest step of the page's own work, in milliseconds. */
  readonly longest: number;
}

/** Waits until the page has read the file, and has said what became of it. */
async function answerOf(page: Page, way: Way): Promise<Answer> {
  let before = '';
  let said = '';
  await expect
    .poll(
      async () => {
        before = said;
        said = await page.evaluate(readSaid);
        return said !== '' && said === before;
      },
      { message: `by ${way} the page says something`, timeout: PATIENCE, intervals: [300] },
    )
    .toBe(true);
  return { said, longest: await page.evaluate(() => window.longestStep) };
}

/** Runs in the page: what dialogs, notices, alerts and the log say; nothing while it reads. */
function readSaid(): string {
  const isAsked = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
  // While the import of rows asks, its entry in the log goes on.
  const work = isAsked
    ? ':is([role=dialog], [role=alertdialog]) progress'
    : 'progress, [role=log][aria-busy=true]';
  if (document.querySelector(work) !== null) return '';
  const places = '[role=dialog], [role=alertdialog], [role=status] p, [role=alert], [role=log] [data-last]';
  const shown = [...document.querySelectorAll<HTMLElement>(places)].filter((place) =>
    place.checkVisibility(),
  );
  return shown
    .filter(({ dataset }) => dataset['testid'] !== 'announcer')
    .map((place) => place.innerText.trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, 5000);
}

declare global {
  interface Window {
    /** In milliseconds. */
    longestStep: number;
    /** Steps that began earlier do not count. In milliseconds since the page was opened. */
    watchedFrom: number;
  }
}

/** Runs in the page before its scripts: measures the steps that hold it. */
function watchSteps(): void {
  window.longestStep = 0;
  // The start of the page is not the file's.
  window.watchedFrom = 2000;
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries())
      if (startTime >= window.watchedFrom) window.longestStep = Math.max(window.longestStep, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Closes what is open, undoes what was opened, and finds the models of before, also after a reload. */
async function expectKept(page: Page, way: Way): Promise<void> {
  const designer = new Designer(page);
  const dialogs = page.locator('[role=dialog], [role=alertdialog]');
  await expect(async () => {
    if ((await dialogs.count()) > 0) await page.keyboard.press('Escape');
    await expect(dialogs).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: PATIENCE });
  const models = ['Customer', 'Order', 'Review'];
  const found = async (): Promise<readonly string[]> => (await designer.modelNames()).toSorted();
  if ((await found()).join() !== models.join()) {
    await designer.selectNothing();
    await designer.undo();
  }
  await expect
    .poll(found, { message: `by ${way} the models are those of before`, timeout: PATIENCE })
    .toEqual(models);
  await designer.expectSaved();
}
