import type { TestInfo } from '@playwright/test';
import { type Arena, expect } from './arena.ts';

/** Code that tries to get out, and the answer that it gets instead. It may use the addresses that `Arena.fill` inserts. */
export type Attempt = readonly [code: string, says: RegExp];

/**
 * Makes the attempts in one run, one after the other. Each has to throw or to reject, with its message;
 * together they have to leave everything as it was.
 */
export async function expectRefused(
  arena: Arena,
  attempts: Readonly<Record<string, Attempt>>,
  info: TestInfo,
): Promise<void> {
  const calls = Object.values(attempts).map(([code]) => `await attempt(async () => { ${code} });`);
  await arena.run(`const attempt = async (work) => {
  let outcome;
  try {
    outcome = 'REACHED ' + String(await work());
  } catch (error) {
    outcome = 'refused: ' + error;
  }
  console.log(outcome);
};
${calls.join('\n')}`);
  const { output, ending } = arena.playground;
  const printed = output.locator('[data-entry=log]');
  await expect(printed).toHaveCount(calls.length);
  for (const [index, [name, [, says]]] of Object.entries(attempts).entries()) {
    await expect.soft(printed.nth(index), name).toHaveText(/^refused: /);
    await expect.soft(printed.nth(index), name).toHaveText(says);
  }
  await expect(ending).toContainText('Done in');
  await arena.expectIntact(info);
}

/** Code that ends with an `error` event instead of the one that it waits for. */
export function awaitEvent(target: string, good: string): string {
  return `return new Promise((resolve, reject) => { const it = ${target}; it.${good} = resolve; it.onerror = () => reject(new Error('error event')); });`;
}
