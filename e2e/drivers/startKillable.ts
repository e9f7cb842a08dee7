import { execFileSync } from 'node:child_process';
import { expect, firefox, type Page } from '@playwright/test';
import { firefoxVariable } from '../../scripts/browser.js';
import { speakToFirefox } from './speakToFirefox.ts';
import { startKillableBrowser } from './startKillableBrowser.ts';

/** A page in its own browser, all of whose processes can end at once. */
export interface Killable {
  readonly page: Page;
  kill(): Promise<void>;
}

/** Starts Chromium or Firefox on a folder with a user's data, and opens an empty page in it. */
export const startKillable = (browserName: string, profile: string): Promise<Killable> =>
  browserName === 'firefox' ? startFirefox(profile) : startKillableBrowser(profile);

let speaks = false;

async function startFirefox(profile: string): Promise<Killable> {
  if (!speaks) speakToFirefox();
  speaks = true;
  const context = await firefox.launchPersistentContext(profile, {
    // The Firefox that people have: Playwright's own is another one.
    channel: 'moz-firefox',
    executablePath: process.env[firefoxVariable] ?? 'firefox-esr',
    viewport: { width: 1440, height: 900 },
  });
  return {
    page: await context.newPage(),
    kill: async () => {
      // Firefox starts anew until the last process has let its profile go.
      await expect(() => {
        const pids = processesOf(profile);
        for (const pid of pids) endProcess(pid);
        expect(pids).toEqual([]);
      }).toPass({ intervals: [50] });
      await context.close().catch(() => undefined);
    },
  };
}

/** Returns the ids of the processes that were started with this profile. */
function processesOf(profile: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(profile)).map((line) => Number.parseInt(line, 10));
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
