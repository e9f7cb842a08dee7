import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createRandom } from '../../e2e/drivers/createRandom.ts';
import { Designer } from '../../e2e/drivers/designer.ts';
import { type Killable, startKillable } from '../../e2e/drivers/startKillable.ts';
import { count } from './count.ts';

/** How often each test ends the browser. */
export const KILLS = Number(process.env['KILLS'] ?? 20);
/** In milliseconds; longer than the work takes. */
const LONGEST_WORK = 1500;

export interface Killing {
  readonly page: Page;
  /** From 0. */
  readonly kill: number;
  /** Ends the browser at a random moment from now on. */
  killSoon(): Promise<void>;
}

interface Browser {
  readonly browserName: string;
  readonly baseURL: string | undefined;
  /** In milliseconds: the latest moment at which it ends. */
  readonly longest?: number;
}

/** Starts and kills the browser; the last session is only looked at. `prepare` acts before the page is opened. */
export async function killOften(
  { browserName, baseURL, longest = LONGEST_WORK }: Browser,
  session: (killing: Killing) => Promise<void>,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  test.skip(process.platform === 'win32', 'Windows ends process groups in another way');
  test.setTimeout(60_000 + KILLS * 40_000);
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed} plays the same moments again`);
  const random = createRandom(seed);
  const profile = await mkdtemp(join(tmpdir(), 'designer-kills-'));
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const browser: Killable = await startKillable(browserName, profile);
      try {
        const { page } = browser;
        await prepare(page);
        await page.goto(baseURL ?? '');
        const designer = new Designer(page);
        await expect(page.getByTestId('canvas')).toBeVisible();
        await designer.modelNames();
        await designer.expectSaved();
        const killSoon = async (): Promise<void> => {
          const moment = random() * longest;
          await new Promise((resolve) => setTimeout(resolve, moment));
          await browser.kill();
          count(test.info(), `kills of ${browserName}`);
        };
        await session({ page, kill, killSoon });
      } finally {
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
