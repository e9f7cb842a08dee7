import { LoadError, late } from '../../lib/late.ts';
import { pageSlices } from '../../lib/pageSlices.ts';

/** What a hand may want soon, and is to have at once and without a connection too. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => late(() => import('../editing/copies.ts')),
  () => late(() => import('../opening/taking.ts')),
  () => late(() => import('../opening/layOutOffThread.ts')),
];

/** Loads parts that the first page does without once the browser has nothing else to do. */
export function loadAhead(): void {
  const load = async (): Promise<void> => {
    try {
      for (const part of parts) await part();
    } catch (error) {
      // Whoever needs one tries again, and says so where it can't be loaded.
      if (!(error instanceof LoadError)) throw error;
    }
  };
  pageSlices.whenIdle(() => void load());
}
