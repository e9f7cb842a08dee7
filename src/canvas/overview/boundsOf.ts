import type { CanvasNode, Flow } from '../flow.ts';
import type { Box } from '../geometry.ts';

/** The part of the canvas on which something stands; null where nothing does. */
export function boundsOf(flow: Flow): Box | null {
  const all: readonly CanvasNode[] = [...flow.areas, ...flow.nodes, ...flow.notes];
  if (all.length === 0) return null;
  const left = Math.min(...all.map(({ position }) => position.x));
  const top = Math.min(...all.map(({ position }) => position.y));
  const right = Math.max(...all.map(({ position, width = 0 }) => position.x + width));
  const bottom = Math.max(...all.map(({ position, height = 0 }) => position.y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
