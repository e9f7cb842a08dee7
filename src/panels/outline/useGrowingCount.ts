import { startTransition, useEffect, useState } from 'react';

/** More than a window shows. */
const AT_ONCE = 60;
const MORE = 40;

/**
 * How much of a long list is there: what can be seen at once, the rest bit by
 * bit while the page has nothing else to do.
 */
export function useGrowingCount(length: number): number {
  const [count, setCount] = useState(AT_ONCE);
  const isGrowing = count < length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each bit asks for the next
  useEffect(() => {
    if (!isGrowing) return;
    return whenIdle(() => startTransition(() => setCount((before) => before + MORE)));
  }, [isGrowing, count]);
  return count;
}

/** Not every browser tells when it is idle. */
function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(work);
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(work, 30);
  return () => clearTimeout(handle);
}
