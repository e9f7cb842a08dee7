import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Fits the parts of a bar into its width in stages. Texts shrink first, down to their `min-width`. Then, at
 * stage n, parts with `data-goes="n"` disappear, words with `data-word="n"` are only read by screen readers,
 * and the part with `data-comes="n"`, mostly a menu of what disappeared, appears. The styles are in base.css.
 *
 * @param bar a single row of parts
 * @param most the number of stages
 * @returns the current stage; 0 if everything has room
 */
export function useCrowding(bar: RefObject<HTMLElement | null>, most: number): number {
  const [stage, setStage] = useState(0);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    const measure = (): void => setStage(findStage(element, most));
    const resized = new ResizeObserver(measure);
    const changed = new MutationObserver(measure);
    resized.observe(element);
    changed.observe(element, { childList: true, characterData: true, subtree: true });
    measure();
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [bar, most]);
  return stage;
}

/** Tries the stages until nothing overflows the bar; the last one stays. */
function findStage(bar: HTMLElement, most: number): number {
  const reached: number[] = [];
  const isTooWide = (): boolean => {
    bar.dataset['crowding'] = reached.join(' ');
    return bar.scrollWidth > bar.clientWidth;
  };
  while (isTooWide() && reached.length < most) reached.push(reached.length + 1);
  return reached.length;
}
