/** The distance between the field and the edge of the canvas, in CSS pixels. */
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
 * Keeps the focused field in view when the canvas shrinks, as when the keyboard
 * of a phone opens.
 *
 * @returns a function that stops observing
 */
export function keepFieldInView(canvas: HTMLElement, flow: Panning): () => void {
  const observer = new ResizeObserver(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLElement) || !field.matches('input, textarea, select')) return;
    if (!canvas.contains(field)) return;
    const room = canvas.getBoundingClientRect();
    const box = field.getBoundingClientRect();
    const below = box.bottom + MARGIN - room.bottom;
    // If it does not fit, its top matters more.
    const up = Math.min(below, box.top - MARGIN - room.top);
    if (below <= 0 || up === 0) return;
    const { x, y, zoom } = flow.getViewport();
    flow.setViewport({ x, y: y - up, zoom });
  });
  observer.observe(canvas);
  return () => observer.disconnect();
}
