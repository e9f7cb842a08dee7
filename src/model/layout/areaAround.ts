import { boundsOf } from '../../lib/geometry.ts';
import type { CanvasItems } from '../areaContent.ts';
import type { Position, Project, Size } from '../project.ts';
import { itemBoxes } from './itemBoxes.ts';

/** The padding of an area around its contents, in CSS pixels at zoom 1; the title is in the top padding. */
export const areaPadding = { top: 48, side: 28, bottom: 28 } as const;

/** The position and size of an area around models, areas and notes; null for none. */
export function areaAround(
  project: Project,
  items: CanvasItems,
): { readonly position: Position; readonly size: Size } | null {
  const bounds = boundsOf(itemBoxes(project, items));
  if (bounds === null) return null;
  const { top, side, bottom } = areaPadding;
  return {
    position: { x: bounds.x - side, y: bounds.y - top },
    size: { width: bounds.width + 2 * side, height: bounds.height + top + bottom },
  };
}
