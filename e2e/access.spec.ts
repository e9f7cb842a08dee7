import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or worse, one line a finding. */
async function findBarriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResult> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
      );
  });
}

/** Runs in the page: colours that still change are neither light nor dark. */
async function waitForRest(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

const views: Readonly<Record<string, (designer: Designer, page: Page) => Promise<void>>> = {
  'the first visit': async () => undefined,
  'an empty canvas': (designer) => designer.clear(),
  'a model': (designer) => designer.select('Order'),
  'a relation': (designer) => designer.edgeLabel('orders').click(),
  'several models': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+a');
  },
  'an area': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Shift+G');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('toolbar', { name: 'Area Area 1' })).toBeVisible();
  },
  'a note': async (_designer, page) => {
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Why?');
  },
  problems: async (designer, page) => {
    await designer.connect('Customer', 'Order');
    await page.getByRole('tab', { name: /Problems/ }).click();
  },
  'a run': async (_designer, page) => {
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.getByRole('region', { name: 'Result' })).toContainText('5 Customer');
  },
  'the palette': async (_designer, page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
  },
  'the projects': async (designer, page) => {
    await designer.expectSaved();
    await page.getByRole('button', { name: /, all projects$/ }).click();
    await page.getByRole('button', { name: 'Duplicate Customer orders' }).click();
    await page.getByRole('button', { name: 'Remove Customer orders copy' }).click();
    await expect(page.getByRole('region', { name: 'Recently removed' })).toBeVisible();
  },
  'the snapshots': async (designer, page) => {
    await designer.expectSaved();
    await page.getByTestId('save-status').click();
    await page.getByRole('menuitem', { name: 'Snapshots' }).click();
    await page.getByRole('button', { name: 'Take one now' }).click();
    await expect(page.getByRole('list', { name: 'Snapshots' })).toBeVisible();
  },
  'the shortcuts': async (_designer, page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

test.describe('axe finds nothing serious, in light and in dark', () => {
  for (const [name, show] of Object.entries(views)) {
    test(name, async ({ page }) => {
      const designer = new Designer(page);
      await designer.open();
      await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
      await show(designer, page);
      // The page's policy lets no script in; the browser's own console may run one.
      await page.evaluate(axeSource);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(waitForRest);
        expect(await findBarriers(page), colorScheme).toEqual([]);
      }
    });
  }
});
