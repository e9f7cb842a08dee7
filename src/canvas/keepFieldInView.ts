/** Between the field and the edge of the canvas, in CSS pixels. */
const MARGIN = 12;

interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface Panning {
  getViewport(): Viewport;
  setViewport(viewport: Viewport): unknown;
}

/**
 * Pans when the canvas becomes smaller while a field on it has the focus, as when the keyboard of a phone
 * opens: the field stays in view.
 *
 * @returns a function that stops it
 */
export function keepFieldInView(canvas: HTMLElement, flow: Panning): () => void {
  const observer = new ResizeObserver(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLElement) || !field.matches('input, textarea, select')) return;
    if (!canvas.contains(field)) return;
    const room = canvas.getBoundingClientRect();
    const box = field.getBoundingClientRect();
    const below = box.bottom + MARGIN - room.bottom;
    // Its top counts more, where there is no room for all of it.
    const up = Math.min(below, box.top - MARGIN - room.top);
    if (below <= 0 || up === 0) return;
    const { x, y, zoom } = flow.getViewport();
    flow.setViewport({ x, y: y - up, zoom });
  });
  observer.observe(canvas);
  return () => observer.disconnect();
}
