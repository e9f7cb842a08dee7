import { startTransition, useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';

/** More lines than a window shows. */
const AT_ONCE = 60;
const MORE = 40;

/**
 * Returns how many lines of a long list to render: at first what a window shows, the
 * rest a few at a time while the page is idle.
 */
export function useIncrementalCount(length: number): number {
  const [count, setCount] = useState(AT_ONCE);
  const isGrowing = count < length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each bit asks for the next
  useEffect(() => {
    if (!isGrowing) return;
    return pageSlices.whenIdle(() => startTransition(() => setCount((before) => before + MORE)));
  }, [isGrowing, count]);
  return count;
}
