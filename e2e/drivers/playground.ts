import { expect, type Locator, type Page } from '@playwright/test';
import { Designer } from './designer.ts';

/** Opens the page with the playground shown. */
export async function openPlayground(
  page: Page,
): Promise<{ readonly designer: Designer; readonly playground: Playground }> {
  const designer = new Designer(page);
  await designer.open();
  const playground = new Playground(page);
  await playground.open();
  return { designer, playground };
}

/** The playground panel as a person uses it. */
export class Playground {
  readonly page: Page;
  readonly code: Locator;
  /** All entries. */
  readonly log: Locator;
  /** The newest entry of the log. */
  readonly output: Locator;
  /** The line of the newest entry that says how it ended. */
  readonly ending: Locator;
  readonly grid: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('textbox', { name: 'Playground code' });
    this.log = page.getByRole('log', { name: 'Log' });
    this.output = this.log.locator('[data-log][data-last]');
    this.ending = this.output.locator('[data-entry=done], [data-entry=ended], [data-entry=stopped]');
    this.grid = page.getByRole('grid');
  }

  /** Shows the panel in the dock. */
  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Playground' }).click();
    await expect(this.code).toBeVisible();
  }

  async type(code: string): Promise<void> {
    await this.code.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(code);
  }

  /** Types the code, runs it and waits for its end. */
  async run(code: string, { timeout = 15_000 }: { timeout?: number } = {}): Promise<void> {
    await this.type(code);
    await this.expectEntry(() => this.page.keyboard.press('ControlOrMeta+Enter'), timeout);
  }

  /** Waits until the newest entry has ended. */
  async settled(timeout = 15_000): Promise<void> {
    await expect(this.log).toHaveAttribute('aria-busy', 'false', { timeout });
    await expect(this.ending).toHaveCount(1, { timeout });
  }

  /** Does something that adds an entry to the log, and waits for the end of the entry. */
  async expectEntry(action: () => Promise<void>, timeout = 15_000): Promise<void> {
    const before = await this.newest();
    await action();
    await expect.poll(() => this.newest(), { timeout }).toBeGreaterThan(before);
    await this.settled(timeout);
  }

  /** Returns the number of the newest entry of the log; 0 if the log is empty. */
  async newest(): Promise<number> {
    const numbers = await this.page
      .locator('[data-log]')
      .evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-number'))));
    return Math.max(0, ...numbers);
  }

  async show(view: 'Code' | 'Methods' | 'Data'): Promise<void> {
    const views = this.page.getByRole('tablist', { name: 'Playground views' });
    await views.getByRole('tab', { name: view, exact: true }).click();
  }

  /** Returns a cell of the grid, by the index of its row and its property. */
  cell(row: number, property: string): Locator {
    return this.grid.locator(`[aria-rowindex="${row + 2}"] [data-property="${property}"]`);
  }

  /** Returns the text of the newest entry, its ending included. */
  async text(): Promise<string> {
    return this.output.innerText();
  }

  /** Returns what a statement of the last run printed, by its line. */
  value(line: number): Locator {
    return this.output.locator(`[data-entry=value][data-line="${line}"]`);
  }

  /** Returns the rows of the table that a statement printed, as texts by column. */
  async rows(entry: Locator): Promise<Record<string, string>[]> {
    const columns = await entry.getByRole('columnheader').allInnerTexts();
    const lines = await entry.locator('tbody tr').all();
    return Promise.all(
      lines.map(async (line) => {
        const cells = await line.getByRole('cell').allInnerTexts();
        return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
      }),
    );
  }

  async reset(): Promise<void> {
    await this.expectEntry(() => this.page.getByRole('button', { name: 'Reset data', exact: true }).click());
    await expect(this.output).toContainText('Done in');
  }
}
