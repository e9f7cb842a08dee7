import type { Page } from '@playwright/test';

/** Makes a change that can be told from all others: the project gets the name `edit 7`. */
export async function numberProject(page: Page, number: number): Promise<void> {
  const name = page.getByRole('textbox', { name: 'Project name' });
  await name.fill(`edit ${number}`, { timeout: 10_000 });
  await name.press('Enter', { timeout: 10_000 });
}

/** Returns the number of the change that the page shows; 0 before the first. */
export const readNumber = (page: Page): Promise<number> => page.evaluate(shownNumber);

/** Runs in the page. */
export function shownNumber(): number {
  const name = document.querySelector('h1 button')?.textContent ?? '';
  return Number(/^edit (\d+)$/.exec(name)?.[1] ?? 0);
}
