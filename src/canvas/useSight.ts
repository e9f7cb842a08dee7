import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';

/** At a smaller zoom no text can be read while it is typed. */
const READABLE_ZOOM = 0.5;
/** How near to the border of the canvas a field may stand, in pixels of the screen. */
const MARGIN = 8;

/**
 * Brings a field into view where it is not, or is too small to read: a box may
 * be larger than what is seen of the canvas, or far away. The canvas moves no
 * further than it must for a field that is seen in part.
 */
export function useSight(): (field: HTMLElement) => void {
  const { getViewport, getZoom, screenToFlowPosition, setCenter, setViewport } = useReactFlow();
  return useCallback(
    (field) => {
      // Whoever opened it may be moving the canvas too.
      requestAnimationFrame(() => {
        const pane = field.closest('.react-flow')?.getBoundingClientRect();
        if (pane === undefined) return;
        const box = field.getBoundingClientRect();
        const by = {
          x: shiftInto(pane.left, pane.right, box.left, box.right),
          y: shiftInto(pane.top, pane.bottom, box.top, box.bottom),
        };
        if (getZoom() >= READABLE_ZOOM && by.x !== null && by.y !== null) {
          const { x, y, zoom } = getViewport();
          if (by.x !== 0 || by.y !== 0)
            void setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: 200 });
          return;
        }
        const middle = screenToFlowPosition(
          { x: box.left + box.width / 2, y: box.top + box.height / 2 },
          { snapToGrid: false },
        );
        void setCenter(middle.x, middle.y, { zoom: Math.max(getZoom(), READABLE_ZOOM), duration: 200 });
      });
    },
    [getViewport, getZoom, screenToFlowPosition, setCenter, setViewport],
  );
}

/** How far a span that is seen in part must move to be seen whole, its start first; null where nothing of it is seen. */
export function shiftInto(from: number, to: number, start: number, end: number): number | null {
  if (end <= from || start >= to) return null;
  if (start < from + MARGIN) return from + MARGIN - start;
  return Math.max(Math.min(0, to - MARGIN - end), from + MARGIN - start);
}
