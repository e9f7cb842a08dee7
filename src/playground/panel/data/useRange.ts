import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { textScale } from '../../../ui/textScale.ts';
import { useCoarsePointer } from '../../../ui/useCoarsePointer.ts';

/** Returns the height of a row in CSS pixels, the same as in DataGrid.module.css: fingers need more. */
export function useRowHeight(): number {
  return (useCoarsePointer() ? 40 : 25) * textScale();
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

/** Further down Chromium places boxes unevenly, and Firefox not at all. In CSS pixels. */
const HIGHEST_BODY = 8_000_000;

/** How a grid that is higher than a browser can scroll is scrolled: a pixel of the bar stands for several of the rows. */
export interface ScrollScale {
  /** Of the body, in CSS pixels of the page. */
  readonly bodyHeight: number;
  /** The pixels of the rows that a scrolled pixel stands for; 1 where all rows fit. */
  readonly factor: number;
}

/**
 * @param height of all rows, in CSS pixels
 * @param visible the height that is in view, in CSS pixels
 */
export function scrollScaleOf(height: number, visible: number): ScrollScale {
  if (height <= HIGHEST_BODY) return { bodyHeight: height, factor: 1 };
  return { bodyHeight: HIGHEST_BODY, factor: (height - visible) / (HIGHEST_BODY - visible) };
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
  // The head covers a row.
  const scale = scrollScaleOf(topOf(total, rowHeight, gap), height - rowHeight);
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
    start: Math.max(0, Math.floor(rowAt(top * scale.factor, rowHeight, gap) / margin) * margin - margin),
    count: Math.ceil(height / rowHeight) + 3 * margin,
    scale,
    /** How far above its place among all rows a row is put into the body. */
    shift: Math.round(top * (scale.factor - 1)),
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}

/** Scrolls to a row, below the sticky head. */
export function scrollToRow(
  scroller: HTMLElement | null,
  row: number,
  rowHeight: number,
  gap: Gap | null,
  { factor }: ScrollScale,
): void {
  if (scroller === null) return;
  const top = topOf(row, rowHeight, gap);
  const height = scroller.clientHeight - rowHeight;
  const current = scroller.scrollTop * factor;
  // Rounded so that the whole row is in view.
  if (top < current) scroller.scrollTop = factor === 1 ? top : Math.floor(top / factor);
  else if (top + rowHeight > current + height) {
    const wanted = top + rowHeight - height;
    scroller.scrollTop = factor === 1 ? wanted : Math.ceil(wanted / factor);
  }
}
