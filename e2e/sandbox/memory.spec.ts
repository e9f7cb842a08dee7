import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { takeFingerprint } from '../drivers/fingerprint.ts';
import { type KillableBrowser, startKillableBrowser } from '../drivers/killedBrowser.ts';
import { Playground } from '../drivers/playground.ts';

/** Chromium lets a worker have four gigabytes; with less it dies as surely, and sooner. */
const smallHeap = '--js-flags=--max-old-space-size=150';

const greedy: Readonly<Record<string, string>> = {
  'lists that grow in a loop': 'const all = []; for (;;) all.push(new Array(3e7));',
  'lists that grow between calls':
    'const all = []; for (;;) { all.push(new Array(5e6)); await Customer.count(); }',
};

// A trace would have to go on with a page that Playwright takes for dead.
test.use({ trace: 'off' });

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

test.describe('a worker that takes memory until its process dies', () => {
  for (const [name, code] of Object.entries(greedy)) {
    test(`leaves the page and the rows alone: ${name}`, async ({ baseURL }) => {
      const playground = await open(browser.page, baseURL);
      const before = await takeFingerprint(browser.page);
      const died = new Promise((resolve) => browser.page.once('crash', resolve));
      await playground.type(code);
      await browser.page.keyboard.press('ControlOrMeta+Enter');
      // Where the machine is too busy for it to die in time, the message below tells.
      await Promise.race([
        died,
        expect(playground.ending)
          .toBeVisible()
          .catch(() => undefined),
      ]);

      const page = await browser.reconnect();
      const again = new Playground(page);
      await expect(again.ending).toContainText(
        'Stopped: the sandbox broke down, most likely because its memory ran out.',
      );
      await again.run("await Order.count({description: 'before'}); await Customer.count()");
      await expect(again.value(1).first()).toContainText('1');
      await expect(again.value(1).last()).toContainText('5');
      const after = await takeFingerprint(page);
      expect({ ...after, databases: {} }).toEqual({ ...before, databases: {} });
    });
  }

  test('leaves the page alone when it dies between two runs', async ({ baseURL }) => {
    const playground = await open(browser.page, baseURL);
    const died = new Promise((resolve) => browser.page.once('crash', resolve));
    await playground.run('const all = []; setTimeout(() => { for (;;) all.push(new Array(3e7)); }, 300);');
    await died;
    const page = await browser.reconnect();
    const again = new Playground(page);
    await again.run("await Order.count({description: 'before'})");
    await expect(again.value(1)).toContainText('1');
  });
});
