import { expect, type Locator, type Page } from '@playwright/test';

/** The playground panel as a person uses it. */
export class Playground {
  readonly page: Page;
  readonly code: Locator;
  readonly output: Locator;
  /** The line that says how the last run ended. */
  readonly ending: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('textbox', { name: 'Playground code' });
    this.output = page.getByRole('log', { name: 'Output' });
    this.ending = this.output.locator('[data-entry=done], [data-entry=ended], [data-entry=stopped]');
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
    await this.page.keyboard.press('ControlOrMeta+Enter');
    // The end of an earlier run goes away when the next one starts.
    await expect(
      this.output.locator('[data-entry=done], [data-entry=ended], [data-entry=stopped]'),
    ).toHaveCount(1, {
      timeout,
    });
    await expect(this.output).toHaveAttribute('aria-busy', 'false', { timeout });
  }

  /** The text of what the last run printed, its end included. */
  async text(): Promise<string> {
    return this.output.innerText();
  }

  /** What a statement of the last run printed, by its line. */
  value(line: number): Locator {
    return this.output.locator(`[data-entry=value][data-line="${line}"]`);
  }

  /** The rows of the table that a statement printed, as texts by column. */
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
    await this.page.getByRole('button', { name: 'Reset data' }).click();
    await this.page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(this.output).toContainText('Data reset in');
  }
}
