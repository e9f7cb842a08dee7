import { expect, type Locator, type Page } from '@playwright/test';

/** The list of projects, in the words of the page. */
export class Projects {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: `${name}, all projects` });
  }

  async show(): Promise<void> {
    await this.page.getByRole('button', { name: /, all projects$/ }).click();
    await expect(this.page.getByRole('dialog', { name: 'Projects' })).toBeVisible();
  }

  line(name: string): Locator {
    return this.page.locator(`[data-project="${name}"]`);
  }

  /** Opens a project and waits until the list is closed. */
  async open(name: string): Promise<void> {
    await this.line(name)
      .getByRole('button', { name: new RegExp(`^${name}( open)?$`) })
      .click();
    await expect(this.page.getByRole('dialog', { name: 'Projects' })).toHaveCount(0);
    await expect(this.button(name)).toBeVisible();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.line(from)
      .getByRole('button', { name: `Rename ${from}` })
      .click();
    await this.page.getByRole('textbox', { name: 'Project name' }).fill(to);
    await this.page.keyboard.press('Enter');
    await expect(this.line(to)).toBeVisible();
  }
}

/** Writes records into an object store of the designer's storage, unnoticed by the page. */
export async function writeRecords(
  page: Page,
  objectStore: string,
  records: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.evaluate(
    async ({ planted, name }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('loopback-model-designer');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = database.transaction(name, 'readwrite');
      for (const [id, record] of Object.entries(planted)) transaction.objectStore(name).put(record, id);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    { planted: records, name: objectStore },
  );
}
