import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { useCoarsePointer } from '../../../ui/useCoarsePointer.ts';

/** Returns the height of a row in CSS pixels, the same as in DataGrid.module.css: fingers need more. */
export function useRowHeight(): number {
  return useCoarsePointer() ? 40 : 25;
}

/** The number of extra rows above and below the visible ones. */
const margin = 6;

/** Room for a part that is unfolded below a row. */
export interface Gap {
  /** The index of the row above it. */
  readonly below: number;
  /** In CSS pixels. */
  readonly height: number;
}

/** Returns where a row begins, in CSS pixels below the head. */
export function topOf(row: number, rowHeight: number, gap: Gap | null): number {
  return row * rowHeight + (gap !== null && row > gap.below ? gap.height : 0);
}

/** Returns the index of the row at a distance below the head. */
export function rowAt(top: number, rowHeight: number, gap: Gap | null): number {
  const end = gap === null ? Number.POSITIVE_INFINITY : (gap.below + 1) * rowHeight;
  return Math.floor((top < end ? top : Math.max(end, top - (gap?.height ?? 0))) / rowHeight);
}

/** Computes the range of rows to load. It changes in steps, so that not every scrolled pixel reads rows. */
export function useRange(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  gap: Gap | null,
) {
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
    start: Math.max(0, Math.floor(rowAt(top, rowHeight, gap) / margin) * margin - margin),
    count: Math.ceil(height / rowHeight) + 3 * margin,
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}

/** Scrolls to a row, below the sticky head. */
export function scrollToRow(
  scroller: HTMLElement | null,
  row: number,
  rowHeight: number,
  gap: Gap | null,
): void {
  if (scroller === null) return;
  const top = topOf(row, rowHeight, gap);
  const height = scroller.clientHeight - rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}
