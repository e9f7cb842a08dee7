import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { firstLines, type LineRange, linesAround, WHOLE } from './listWindow.ts';

/**
 * Returns the lines of a list to mount: those in view and some around them.
 *
 * @param list a child of what scrolls in its parent; its height is that of its lines, mounted or not
 * @param total the number of its lines, all of the same height
 */
export function useLinesToMount(list: RefObject<HTMLElement | null>, total: number): LineRange {
  const [lines, setLines] = useState(firstLines);
  useLayoutEffect(() => {
    const { current } = list;
    const content = current?.parentElement;
    const scroller = content?.parentElement;
    if (current === null || !content || !scroller || total <= WHOLE) return;
    const look = (): void => {
      const next = linesAround(linesInView(current, scroller, total));
      setLines((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    // In the frame of the scroll, so that no frame shows a gap.
    const onScroll = (): void => flushSync(look);
    look();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    // A list above may grow, too.
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    sizes.observe(content);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [list, total]);
  return lines;
}

/** Returns the lines of a list that its scroller shows. */
export function linesInView(list: HTMLElement, scroller: HTMLElement, total: number): LineRange {
  const { top, height } = list.getBoundingClientRect();
  // The panel is hidden.
  if (height === 0) return { from: 0, to: 0 };
  const line = height / total;
  const above = scroller.getBoundingClientRect().top - top;
  return { from: above / line, to: (above + scroller.clientHeight) / line };
}
