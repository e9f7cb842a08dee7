import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

/**
 * Returns what axe rates as serious or critical in the page or in a part of it, in light and in dark, one
 * line per finding.
 *
 * @param part the part to check, as a CSS selector
 */
export async function findBarriers(page: Page, part = 'html'): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(waitForAnimations);
    // The page's policy allows no further script; code of the debugger is exempt.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    found.push(...(await page.evaluate(runAxe, part)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return found;
}

/** Runs in the page: waits until no colour changes any more. */
async function waitForAnimations(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Runs in the page. */
async function runAxe(part: string): Promise<string[]> {
  const { axe } = window as unknown as {
    axe: { run: (part: string, options: object) => Promise<AxeResult> };
  };
  // Otherwise axe also describes every element without a finding.
  const { violations } = await axe.run(part, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}
