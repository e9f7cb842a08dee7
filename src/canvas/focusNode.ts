/**
 * Gives the focus to the node around a field whose editing ends by a key. At
 * once: the field goes with its blur, and the focus must not go with it.
 */
export function focusNode(field: HTMLElement): void {
  const node = field.closest<HTMLElement>('.react-flow__node');
  if (node === null) field.blur();
  else node.focus({ preventScroll: true });
}

/**
 * Ends the editing of a label and gives the focus to its edge. One frame later:
 * with another name the relation has another edge.
 */
export function focusSelectedEdge(field: HTMLElement): void {
  const canvas = field.closest('.react-flow');
  field.blur();
  requestAnimationFrame(() => {
    // Somebody may have gone on meanwhile.
    if (document.activeElement !== document.body) return;
    canvas?.querySelector<SVGElement>('.react-flow__edge.selected')?.focus({ preventScroll: true });
  });
}
