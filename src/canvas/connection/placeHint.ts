import type { ModelNode } from '../flow.ts';
import type { Box } from '../geometry.ts';
import { toScreen, type View } from './drop.ts';

type Size = Pick<Box, 'width' | 'height'>;

export type HintPlace = 'bottom-center' | 'bottom-right' | 'top-center' | 'top-right' | 'top-left';

/** Best first. At the bottom left are the buttons that zoom. */
const places: readonly HintPlace[] = ['bottom-center', 'bottom-right', 'top-center', 'top-right', 'top-left'];

interface Seen {
  readonly nodes: readonly ModelNode[];
  readonly view: View;
}

/**
 * Where the place to cancel a relation covers least of the boxes: a box under it
 * could not be related to.
 *
 * @param canvas its size, and that of the hint with what is kept free around it, in pixels of the screen
 */
export function placeHint(canvas: Size, hint: Size, { nodes, view }: Seen): HintPlace {
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({
    ...toScreen(position, view),
    width: width * view[2],
    height: height * view[2],
  }));
  const coveredAt = (place: HintPlace): number => {
    const corner = cornerOf(place, canvas, hint);
    return boxes.reduce((sum, box) => sum + sharedBy(box, { ...corner, ...hint }), 0);
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

/** How many square pixels two boxes share. */
function sharedBy(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
