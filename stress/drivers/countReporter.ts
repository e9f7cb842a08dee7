import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { countType } from './count.ts';

/** Prints a table of what the tests counted, and of what failed. */
// biome-ignore lint/style/noDefaultExport: Playwright creates the default export of this file.
export default class CountReporter implements Reporter {
  readonly #counts = new Map<string, number>();
  readonly #failed: string[] = [];

  onTestEnd(test: TestCase, { annotations, status }: TestResult): void {
    for (const { type, description = '' } of annotations) {
      if (type !== countType) continue;
      const [number = '0', ...what] = description.split(' ');
      const key = what.join(' ');
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + Number(number));
    }
    if (status !== 'passed' && status !== 'skipped') this.#failed.push(test.title);
  }

  onEnd(): void {
    const lines = [...this.#counts].map(([what, number]) => `${String(number).padStart(8)}  ${what}`);
    console.log(`\n${lines.join('\n')}\n${String(this.#failed.length).padStart(8)}  failed`);
  }
}
