import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Makes the parts of a bar fit its width, stage by stage, whatever the texts in it are. The bar's texts
 * shrink first, as far as their `min-width`. Then, at stage n, the parts with `data-goes="n"` go, the words
 * with `data-word="n"` are only read out, and the part with `data-comes="n"`, mostly a menu with what is
 * gone, comes. The styles are in base.css.
 *
 * @param bar one line of parts
 * @param most the number of stages
 * @returns the stage that the bar has come to; 0 where everything has room
 */
export function useCrowding(bar: RefObject<HTMLElement | null>, most: number): number {
  const [stage, setStage] = useState(0);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    const measure = (): void => setStage(makeFit(element, most));
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

/** Goes through the stages until nothing is beyond the bar's end; the last one stays. */
function makeFit(bar: HTMLElement, most: number): number {
  const reached: number[] = [];
  const isTooWide = (): boolean => {
    bar.dataset['crowding'] = reached.join(' ');
    return bar.scrollWidth > bar.clientWidth;
  };
  while (isTooWide() && reached.length < most) reached.push(reached.length + 1);
  return reached.length;
}
