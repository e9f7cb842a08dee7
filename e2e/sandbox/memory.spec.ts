import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Playground } from '../drivers/playground.ts';
import { type KillableBrowser, startKillableBrowser } from '../drivers/startKillableBrowser.ts';
import { takeFingerprint } from '../drivers/takeFingerprint.ts';

/** Chromium gives a worker four gigabytes; with less it crashes as surely, and sooner. */
const smallHeap = '--js-flags=--max-old-space-size=150';

const greedy: Readonly<Record<string, string>> = {
  'lists that grow in a loop': 'const all = []; for (;;) all.push(new Array(3e7));',
  'lists that a timer grows':
    'const all = []; setTimeout(() => { for (;;) all.push(new Array(3e7)); }, 300);',
  'lists that grow between calls':
    'const all = []; for (;;) { all.push(new Array(5e6)); await Customer.count(); }',
};

// A trace would have to continue with a page that Playwright treats as crashed.
test.use({ trace: 'off' });
test.describe.configure({ timeout: 240_000 });

let profile = '';
let browser: KillableBrowser;

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'sandbox-memory-'));
  browser = await startKillableBrowser(profile, [smallHeap]);
});

test.afterEach(async () => {
  await browser.kill();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function open(page: Page, home = ''): Promise<Playground> {
  await page.goto(home);
  const playground = new Playground(page);
  await playground.open();
  await playground.run("await Order.create({description: 'before'})");
  return playground;
}

const crashed = 'Stopped: the sandbox crashed, probably out of memory.';

/** Waits as long as the test may take, or until the page is gone. */
const shown = (what: Locator): Promise<void> =>
  what
    .first()
    .waitFor({ timeout: 0 })
    .catch(() => undefined);

/**
 * Runs the code until its process crashes. On a busy machine its memory may not
 * be full within the five seconds of a run: then it gets the sixty seconds that
 * the user can choose.
 */
async function runUntilCrash(playground: Playground): Promise<Playground> {
  let isCrashed = false;
  const died = new Promise<void>((resolve) => {
    playground.page.once('crash', () => {
      isCrashed = true;
      resolve();
    });
  });
  await playground.page.keyboard.press('ControlOrMeta+Enter');
  await Promise.race([died, shown(playground.ending)]);
  const longer = playground.output.getByRole('button', { name: 'Run again, up to 60 s' });
  if (!isCrashed && (await longer.isVisible().catch(() => false))) {
    const before = await playground.newest();
    await longer.click();
    await Promise.race([died, expect.poll(() => playground.newest()).toBeGreaterThan(before)]);
    await Promise.race([died, shown(playground.ending)]);
  }
  return new Playground(await browser.reconnect());
}

test.describe('a worker that allocates memory until its process crashes', () => {
  for (const [name, code] of Object.entries(greedy)) {
    test(`does not affect the page and the rows: ${name}`, async ({ baseURL }) => {
      const playground = await open(browser.page, baseURL);
      const before = await takeFingerprint(browser.page);
      await playground.type(code);
      const again = await runUntilCrash(playground);
      const { page } = again;
      await expect(again.ending).toContainText(crashed, { timeout: 60_000 });
      await again.run("await Order.count({description: 'before'}); await Customer.count()");
      await expect(again.value(1).first()).toContainText('1');
      await expect(again.value(1).last()).toContainText('5');
      const after = await takeFingerprint(page);
      expect({ ...after, databases: {} }).toEqual({ ...before, databases: {} });
    });
  }
});
