import type { TestInfo } from '@playwright/test';
import { type Arena, expect } from './arena.ts';

/** Code that tries to get out, and the answer that it gets instead. It may use the addresses that `Arena.fill` puts in. */
export type Attempt = readonly [code: string, says: RegExp];

/** The attempt has to throw or to reject, with that message, and to leave everything as it was. */
export async function expectRefused(arena: Arena, [code, says]: Attempt, info: TestInfo): Promise<void> {
  await arena.run(`let outcome;
try {
  const result = await (async () => { ${code} })();
  outcome = 'REACHED ' + String(result);
} catch (error) {
  outcome = 'refused: ' + error;
}
console.log(outcome);`);
  const { output, ending } = arena.playground;
  const printed = output.locator('[data-entry=log]');
  await expect(printed).toHaveText(/^refused: /);
  await expect(printed).toHaveText(says);
  await expect(ending).toContainText('Done in');
  await arena.expectWhole(info);
}

/** Code that ends with an `error` event instead of the one that it waits for. */
export function awaitEvent(target: string, good: string): string {
  return `return new Promise((resolve, reject) => { const it = ${target}; it.${good} = resolve; it.onerror = () => reject(new Error('error event')); });`;
}
