import { startTransition, useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';

/** More than a window shows. */
const AT_ONCE = 60;
const MORE = 40;

/**
 * How many lines of a long list are rendered: at first what a window shows, the
 * rest a few at a time while the page has nothing else to do.
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
