/** Gives the focus to the node around a field whose editing ends by a key. */
export function focusNode(field: HTMLElement): void {
  // The field goes away with its blur; the focus must not go with it.
  const node = field.closest<HTMLElement>('.react-flow__node');
  requestAnimationFrame(() => node?.focus());
}
