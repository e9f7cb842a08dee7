import type { TestInfo } from '@playwright/test';

/** What the table at the end counts. */
export const countType = 'count';

/** Counts something that a test has done. */
export function count(info: TestInfo, what: string, number = 1): void {
  info.annotations.push({ type: countType, description: `${number} ${what}` });
}
