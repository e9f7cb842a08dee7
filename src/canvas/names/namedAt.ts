/** Finds the model whose painted name is at a point of the canvas, in screen pixels from its corner. */
export type FindNamed = (x: number, y: number) => string | null;

/** By the element of React Flow in which names are painted. */
const finders = new WeakMap<Element, FindNamed>();

/** Lets names that are painted in an element be found; returns a function that ends it. */
export function letNamesBeFound(canvas: Element, find: FindNamed): () => void {
  finders.set(canvas, find);
  return () => void finders.delete(canvas);
}

/** Returns the model whose painted name is at a point of the window: it may cover the boxes of others. */
export function namedAt(element: Element, clientX: number, clientY: number): string | null {
  const canvas = element.closest('.react-flow');
  const find = canvas === null ? undefined : finders.get(canvas);
  if (canvas === null || find === undefined) return null;
  const { left, top } = canvas.getBoundingClientRect();
  return find(clientX - left, clientY - top);
}
