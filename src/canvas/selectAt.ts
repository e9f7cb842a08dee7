import { countItems, type Editor, type Selection } from '../editor/index.ts';
import type { MenuPlace } from '../ui/menuSource.ts';
import { namedAt } from './names/namedAt.ts';

/** One of the two relations of an edge. */
const edgeSide = '.react-flow__edge [data-side]';

/** What a click on the canvas selects. */
const clickable = [
  '[data-relation-label]',
  edgeSide,
  '.react-flow__edge',
  '[data-property]',
  '[data-relation] > button',
  '.react-flow__node',
  '.react-flow__pane',
].join();

/**
 * Selects what is at a place as a click would, but keeps a selection of several
 * things that contains it.
 *
 * @returns what is selected there; nothing for the empty canvas
 */
export function selectAt(editor: Editor, { element, x, y, isByKey = false }: MenuPlace): Selection {
  const before = editor.getState().selection;
  const clicked = element.closest(clickable);
  // An edge itself has the focus of its first relation.
  const target = clicked?.querySelector(`:scope${edgeSide}`) ?? clicked;
  const named = isByKey ? null : namedAt(element, x, y);
  const node = named ?? (target?.matches('.react-flow__node') === true ? idOf(target) : null);
  if (node !== null) selectNode(editor, node);
  // Every relation, row and painted model knows best what a click on it means.
  else if (target !== null && !isCurrent(target))
    target.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y }),
    );
  const after = editor.getState().selection;
  if (countItems(before) > 1 && countItems(after) > 0 && isWithin(after, before)) editor.select(before);
  return editor.getState().selection;
}

const idOf = (node: Element): string | null => node.getAttribute('data-id');

/** Whether the element shows that it is selected. */
const isCurrent = (element: Element): boolean =>
  element.getAttribute('aria-current') === 'true' ||
  element.getAttribute('data-selected') === 'true' ||
  (element.matches('.react-flow__edge') && element.classList.contains('selected'));

function selectNode(editor: Editor, id: string): void {
  const { project } = editor.getState();
  const has = (items: readonly { readonly id: string }[]): boolean => items.some((item) => item.id === id);
  if (has(project.models)) editor.select({ models: [id] });
  else if (has(project.areas)) editor.select({ areas: [id] });
  else if (has(project.notes)) editor.select({ notes: [id] });
}

/** A property is not part of a selection of several models. */
function isWithin(inner: Selection, outer: Selection): boolean {
  if (inner.property !== null) return false;
  return (['models', 'areas', 'notes'] as const).every((kind) =>
    inner[kind].every((id) => outer[kind].includes(id)),
  );
}

/** Returns the element of what is selected on a canvas, or the canvas: it has no focus of its own. */
export function selectedElement(canvas: Element): Element {
  const selected = [
    '[data-property][aria-current="true"]',
    `${edgeSide}[data-selected="true"]`,
    '.react-flow__edge.selected',
    '.react-flow__node.selected',
  ];
  for (const each of selected) {
    const found = canvas.querySelector(each);
    if (found !== null) return found;
  }
  return canvas;
}
