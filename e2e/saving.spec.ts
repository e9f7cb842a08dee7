import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { browserArguments, browserVariable } from '../scripts/browser.js';
import { Designer } from './drivers/designer.ts';

test.describe('saving', () => {
  test('a full disk is told, and everything is saved once there is room again', async ({ page, baseURL }) => {
    const designer = new Designer(page);
    // Before the first write: Chromium remembers for a while how much room there was.
    const setQuota = await quotaOf(page, baseURL ?? '');
    await setQuota(1);
    await designer.open();
    await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'failed');
    await expect(page.getByTestId('save-status')).toContainText('no room');
    await setQuota(null);
    await rename(designer, 'Order', 'Invoice');
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });

  test('what is saved survives the end of the browser, whatever the moment', async ({ baseURL }) => {
    test.skip(process.platform === 'win32', 'Windows ends process groups in another way');
    test.slow();
    const profile = await mkdtemp(join(tmpdir(), 'designer-profile-'));
    try {
      let expected = 'Order';
      for (const name of ['First', 'Second', 'Third']) {
        expected = await inBrowser(profile, baseURL ?? '', async (designer) => {
          await expect(designer.model(expected)).toBeVisible();
          await rename(designer, expected, name);
          await designer.expectSaved();
          return name;
        });
      }
      await inBrowser(profile, baseURL ?? '', async (designer) => {
        await expect(designer.model('Third')).toBeVisible();
        expect([...(await designer.modelNames())].sort()).toEqual(['Customer', 'Review', 'Third']);
      });
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

async function rename(designer: Designer, from: string, to: string): Promise<void> {
  await designer.startRenaming(from);
  await designer.page.keyboard.type(to);
  await designer.page.keyboard.press('Enter');
  await expect(designer.model(to)).toBeVisible();
}

/** Sets what the browser grants the page, in bytes; null for the usual. */
async function quotaOf(page: Page, origin: string): Promise<(bytes: number | null) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (bytes) => {
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(origin).origin,
      ...(bytes === null ? {} : { quotaSize: bytes }),
    });
  };
}

/** Does something in a browser of its own, then ends all its processes without warning. */
async function inBrowser<Value>(
  profile: string,
  address: string,
  act: (designer: Designer) => Promise<Value>,
): Promise<Value> {
  const started = await startBrowser(profile);
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(profile));
    const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    return await act(new Designer(page));
  } finally {
    await kill(started);
  }
}

async function startBrowser(profile: string): Promise<ChildProcess> {
  // The killed browser could not take it away.
  await rm(portFileOf(profile), { force: true });
  const program = process.env[browserVariable] ?? chromium.executablePath();
  const args = [...browserArguments, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  // A group of its own, so that all of its processes end at the same moment.
  return spawn(program, [...args, 'about:blank'], { stdio: 'ignore', detached: true });
}

/** Chromium writes the port of its debugger into its profile. */
const portFileOf = (profile: string) => join(profile, 'DevToolsActivePort');

async function debuggingAddress(profile: string): Promise<string> {
  const file = portFileOf(profile);
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
  const [port] = (await readFile(file, 'utf8')).split('\n');
  return `http://127.0.0.1:${port}`;
}

async function kill(browser: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
  await ended;
}
