import type { CanvasView } from '../../canvas/index.ts';
import type { Position, Size } from '../../model/index.ts';

/** The part of the screen that the canvas takes; null while there is none. */
export const paneBox = (): DOMRect | null =>
  document.querySelector('.react-flow')?.getBoundingClientRect() ?? null;

/** Whether a box of the canvas is seen as a whole, or at least a part of it. */
export function isInView(canvas: CanvasView, box: Position & Size, much: 'whole' | 'part'): boolean {
  const pane = paneBox();
  if (pane === null) return true;
  const start = canvas.flowToScreenPosition({ x: box.x, y: box.y });
  const end = canvas.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
  return much === 'whole'
    ? start.x >= pane.left && start.y >= pane.top && end.x <= pane.right && end.y <= pane.bottom
    : start.x < pane.right && start.y < pane.bottom && end.x > pane.left && end.y > pane.top;
}
