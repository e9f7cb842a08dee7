import { type Size, sharedArea } from '../../lib/geometry.ts';
import type { ModelNode } from '../flow.ts';
import { toScreen, type View } from './drop.ts';

export type HintPlace = 'bottom-center' | 'bottom-right' | 'top-center' | 'top-right' | 'top-left';

/** Best first. The zoom buttons are at the bottom left. */
const places: readonly HintPlace[] = ['bottom-center', 'bottom-right', 'top-center', 'top-right', 'top-left'];

interface Seen {
  readonly nodes: readonly ModelNode[];
  readonly view: View;
}

/**
 * The place of the hint at which it covers the least area of boxes: a box under
 * it could not be related to.
 *
 * @param canvas the size of the canvas in screen pixels
 * @param hint the size of the hint with its margin
 */
export function placeHint(canvas: Size, hint: Size, { nodes, view }: Seen): HintPlace {
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({
    ...toScreen(position, view),
    width: width * view[2],
    height: height * view[2],
  }));
  const coveredAt = (place: HintPlace): number => {
    const corner = cornerOf(place, canvas, hint);
    return boxes.reduce((sum, box) => sum + sharedArea(box, { ...corner, ...hint }), 0);
  };
  return places.reduce((best, place) => (coveredAt(place) < coveredAt(best) ? place : best));
}

function cornerOf(place: HintPlace, canvas: Size, hint: Size) {
  const free = canvas.width - hint.width;
  return {
    x: place.endsWith('left') ? 0 : place.endsWith('right') ? free : free / 2,
    y: place.startsWith('top') ? 0 : canvas.height - hint.height,
  };
}
