import { namedAt } from './namedAt.ts';

/**
 * Calls back for a click on a painted name, before what is below the name handles
 * it: a name may cover the boxes of other models. Returns a function that unsubscribes.
 *
 * @param onClick gets the model, and whether Ctrl or ⌘ adds it to the selection
 */
export function listenToClicks(
  canvas: Element,
  onClick: (modelId: string, isAdded: boolean) => void,
): () => void {
  const handle = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return;
    const { target, clientX, clientY, ctrlKey, metaKey } = event;
    const named = target.closest('.react-flow__renderer') === null ? null : namedAt(target, clientX, clientY);
    const box = target.closest('.react-flow__node-model')?.getAttribute('data-id') ?? null;
    // In its own box, the click is handled as at any zoom.
    if (named === null || box === named) return;
    // A press still pans, but drags no other model than the named one.
    if (event.type === 'click' || box !== null) event.stopPropagation();
    if (event.type === 'click') onClick(named, ctrlKey || metaKey);
  };
  const listening = new AbortController();
  for (const type of ['mousedown', 'click'])
    canvas.addEventListener(type, handle, { capture: true, signal: listening.signal });
  return () => listening.abort();
}
