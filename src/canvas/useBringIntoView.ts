import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';

/** The least zoom at which typed text is readable. */
const READABLE_ZOOM = 0.5;
/** The least distance between a field and the border of the canvas, in screen pixels. */
const MARGIN = 8;

/**
 * Brings a field into view if it is outside the view or too small to read. For
 * a partly visible field the canvas moves only as far as needed.
 */
export function useBringIntoView(): (field: HTMLElement) => void {
  const { getViewport, getZoom, screenToFlowPosition, setCenter, setViewport } = useReactFlow();
  return useCallback(
    (field) => {
      // In the next frame: whatever opened the field may also be moving the canvas.
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

/** How far a partly visible span must move to be fully visible, its start taking precedence; null where it is not visible. */
export function shiftInto(from: number, to: number, start: number, end: number): number | null {
  if (end <= from || start >= to) return null;
  if (start < from + MARGIN) return from + MARGIN - start;
  return Math.max(Math.min(0, to - MARGIN - end), from + MARGIN - start);
}
