import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';

/** At a smaller zoom no text can be read while it is typed. */
const READABLE_ZOOM = 0.5;
/** How near to the border of the canvas a field may stand, in pixels of the screen. */
const MARGIN = 8;

/**
 * Brings a field into view where it is not, or is too small to read: a box may
 * be larger than what is seen of the canvas, or far away.
 */
export function useSight(): (field: HTMLElement) => void {
  const { getZoom, screenToFlowPosition, setCenter } = useReactFlow();
  return useCallback(
    (field) => {
      // Whoever opened it may be moving the canvas too.
      requestAnimationFrame(() => {
        const pane = field.closest('.react-flow')?.getBoundingClientRect();
        if (pane === undefined) return;
        const box = field.getBoundingClientRect();
        const isSeen =
          box.left >= pane.left + MARGIN &&
          box.top >= pane.top + MARGIN &&
          box.right <= pane.right - MARGIN &&
          box.bottom <= pane.bottom - MARGIN;
        if (isSeen && getZoom() >= READABLE_ZOOM) return;
        const middle = screenToFlowPosition(
          { x: box.left + box.width / 2, y: box.top + box.height / 2 },
          { snapToGrid: false },
        );
        void setCenter(middle.x, middle.y, { zoom: Math.max(getZoom(), READABLE_ZOOM), duration: 200 });
      });
    },
    [getZoom, screenToFlowPosition, setCenter],
  );
}
