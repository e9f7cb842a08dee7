import { otherSide } from './edges/sideAt.ts';

/**
 * Moves the focus from a field to its node when a key ends the editing.
 * Synchronously: the field is removed when it loses the focus, and the focus
 * must not be lost with it.
 */
export function focusNode(field: HTMLElement): void {
  const node = field.closest<HTMLElement>('.react-flow__node');
  if (node === null) field.blur();
  else node.focus({ preventScroll: true });
}

/**
 * Ends the editing of a label and focuses its edge. One frame later, because a
 * renamed relation has a new edge.
 */
export function focusSelectedEdge(field: HTMLElement): void {
  const canvas = field.closest('.react-flow');
  field.blur();
  requestAnimationFrame(() => {
    // The user may have focused something else by now.
    if (document.activeElement !== document.body) return;
    const edge = canvas?.querySelector<SVGElement>('.react-flow__edge.selected');
    const side = edge?.querySelector<SVGElement>(`${otherSide}[data-selected="true"]`) ?? edge;
    side?.focus({ preventScroll: true });
  });
}
