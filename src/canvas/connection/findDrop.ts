import type { Position, RelationType } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import { modelAt } from '../overview/hitTest.ts';
import { type Drop, dropOn, fromScreen, type View } from './drop.ts';

export interface Scene {
  /** React Flow's element. */
  readonly canvas: Element;
  readonly view: View;
  readonly nodes: readonly ModelNode[];
}

/**
 * What a relation would be dropped on at a point; null where something else is
 * on top: a toolbar, a note, another part of the page. Determined again at each
 * move, so that it is right even where the canvas moves under a still pointer.
 *
 * @param at in screen pixels from the corner of the canvas
 */
export function findDrop({ canvas, view, nodes }: Scene, at: Position, type: RelationType): Drop | null {
  const { left, top } = canvas.getBoundingClientRect();
  const seen = document.elementFromPoint(left + at.x, top + at.y);
  if (seen === null || !canvas.contains(seen) || seen.closest('.react-flow__panel, [role="toolbar"]'))
    return null;
  const element = seen.closest('.react-flow__node');
  if (element?.classList.contains('react-flow__node-note')) return null;
  const place = fromScreen(at, view);
  const id = element?.getAttribute('data-id');
  // Zoomed far out, the boxes are painted.
  const node = nodes.find((candidate) => candidate.id === id) ?? modelAt(nodes, place);
  return node === null ? { on: 'canvas' } : dropOn(node, place, view[2], type);
}
