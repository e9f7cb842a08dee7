/**
 * Gives the focus to the node around a field whose editing ends by a key. At
 * once: the field goes with its blur, and the focus must not go with it.
 */
export function focusNode(field: HTMLElement): void {
  const node = field.closest<HTMLElement>('.react-flow__node');
  if (node === null) field.blur();
  else node.focus({ preventScroll: true });
}
