import { expect, type Page } from '@playwright/test';

/** Whether the page only follows another tab. */
export const isFollower = async (page: Page): Promise<boolean> =>
  (await page.getByTestId('save-status').getAttribute('data-role')) === 'follower';

/** Makes the page the one tab that can change the project. */
export async function takeOver(page: Page): Promise<void> {
  await page.bringToFront();
  await expect(async () => {
    if (await isFollower(page))
      await page.getByRole('button', { name: 'Take over' }).click({ timeout: 3000 });
    await expect(page.getByTestId('save-status')).toHaveAttribute('data-role', 'writer', { timeout: 3000 });
    await expect(page.getByRole('textbox', { name: 'Project name' })).toBeEnabled({ timeout: 3000 });
  }).toPass();
}
