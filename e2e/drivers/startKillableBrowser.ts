import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { browserArguments, browserVariable } from '../../scripts/browser.js';

/** A page in its own browser, which can be killed. */
export interface KillableBrowser {
  readonly page: Page;
  /** Connects to the same page again: Playwright treats the crash of a frame's process as that of the page. */
  reconnect(): Promise<Page>;
  /** Kills all processes of the browser at once. */
  kill(): Promise<void>;
}

/** Starts a browser on a user data folder, with further flags, and opens an empty page in it. */
export async function startKillableBrowser(
  profile: string,
  flags: readonly string[] = [],
): Promise<KillableBrowser> {
  const started = await startBrowser(profile, flags);
  try {
    const address = await debuggingAddress(profile);
    const browser = await chromium.connectOverCDP(address);
    const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    // Playwright fails while the frame of a crashed process is still in the page.
    let isRemoved: Promise<void> | undefined;
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    page.on('crash', () => {
      isRemoved = new Promise((resolve) =>
        session.on('Page.frameDetached', ({ reason }) => {
          if (reason === 'remove') resolve();
        }),
      );
    });
    const reconnect = async (): Promise<Page> => {
      await isRemoved;
      const again = await chromium.connectOverCDP(address);
      const pages = again.contexts().flatMap((context) => context.pages());
      const found = pages.find((one) => one.url() === page.url());
      if (found === undefined) throw new Error(`${page.url()} is gone.`);
      return found;
    };
    return { page, reconnect, kill: () => kill(started) };
  } catch (error) {
    await kill(started);
    throw error;
  }
}

async function startBrowser(profile: string, flags: readonly string[]): Promise<ChildProcess> {
  // The killed browser could not remove it.
  await rm(portFileOf(profile), { force: true });
  const program = process.env[browserVariable] ?? chromium.executablePath();
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const args = [...browserArguments, ...own, ...flags];
  // A process group of its own, so that all of its processes end at the same moment.
  return spawn(program, [...args, 'about:blank'], { stdio: 'ignore', detached: true });
}

/** Chromium writes the port of its debugger into its profile. */
const portFileOf = (profile: string) => join(profile, 'DevToolsActivePort');

async function debuggingAddress(profile: string): Promise<string> {
  const file = portFileOf(profile);
  // The file exists before it has its text.
  const readPort = async (): Promise<string> =>
    existsSync(file) ? ((await readFile(file, 'utf8')).split('\n')[0] ?? '') : '';
  await expect.poll(readPort, { timeout: 20_000, intervals: [50] }).toMatch(/^\d+$/);
  return `http://127.0.0.1:${await readPort()}`;
}

async function kill(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null) return;
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
  await ended;
}
