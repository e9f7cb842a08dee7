import { startTransition, useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';

/** More lines than a window shows. */
const AT_ONCE = 60;
const MORE = 40;
/** The pause after which more are rendered even if the page is never idle, as while it routes thousands of edges. Milliseconds. */
const LONGEST_PAUSE = 200;

/**
 * Returns how many lines of a long list to render: at first what a window shows, the
 * rest a few at a time while the page is idle, or after a pause if it is busy.
 */
export function useIncrementalCount(length: number): number {
  const [count, setCount] = useState(AT_ONCE);
  const isGrowing = count < length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each bit asks for the next
  useEffect(() => {
    if (!isGrowing) return;
    const more = () => startTransition(() => setCount((before) => before + MORE));
    return pageSlices.whenIdle(more, { timeout: LONGEST_PAUSE });
  }, [isGrowing, count]);
  return count;
}
