import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** In CSS pixels; the same in DataGrid.module.css. */
export const rowHeight = 25;

/** The number of extra rows above and below the visible ones. */
const margin = 6;

/** Computes the range of rows to load. It changes in steps, so that not every scrolled pixel reads rows. */
export function useRange(scroller: RefObject<HTMLElement | null>, total: number) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  useEffect(() => {
    // With fewer rows than before, the browser has scrolled on its own.
    if (total >= 0) setTop(scroller.current?.scrollTop ?? 0);
  }, [total, scroller]);
  return {
    start: Math.max(0, Math.floor(top / rowHeight / margin) * margin - margin),
    count: Math.ceil(height / rowHeight) + 3 * margin,
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}

/** Scrolls to a row, below the sticky head. */
export function scrollToRow(scroller: HTMLElement | null, row: number): void {
  if (scroller === null) return;
  const top = row * rowHeight;
  const height = scroller.clientHeight - rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}
