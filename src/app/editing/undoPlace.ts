/** What Ctrl+Z applies to: the design, the rows of the playground, or the text in a field. */
export type UndoPlace = 'design' | 'rows' | 'text';

/** Follows the focus and the pointer to decide what undo applies to. */
export interface UndoPlaces {
  /** @param target of the key press */
  of(target: EventTarget | null): UndoPlace;
  close(): void;
}

/** Takes the focus for a while, without being a place for undo itself. */
const transientParts = '[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"]';

/** Has its own undo: an edited cell, and everything in a code editor. */
const ownUndo = '[role="grid"], .cm-editor';

/** Inputs in which no text is typed. */
const noText = 'select, [type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"]';

/** Watches a page. Parts where undo applies to the rows carry `data-undo="rows"`. */
export function watchUndoPlaces(page: Document): UndoPlaces {
  // The last place used: the focused element may be gone, and then nothing has the focus.
  let last: UndoPlace = 'design';
  // The field that was typed in since it got the focus or since its form was submitted.
  let typedIn: EventTarget | null = null;

  const partOf = (element: Element): UndoPlace =>
    element.closest('[data-undo="rows"]') === null ? 'design' : 'rows';
  const onVisit = ({ type, target }: Event): void => {
    if (type === 'focusin') typedIn = null;
    if (!(target instanceof Element) || isWholePage(target) || target.closest(transientParts) !== null)
      return;
    last = partOf(target);
  };
  const onInput = ({ target }: Event): void => {
    typedIn = target;
  };
  const onSubmit = (): void => {
    typedIn = null;
  };
  const listeners = [
    ['focusin', onVisit],
    ['pointerdown', onVisit],
    ['input', onInput],
    ['submit', onSubmit],
  ] as const;
  for (const [type, listener] of listeners) page.addEventListener(type, listener, { capture: true });

  return {
    of: (target) => {
      if (!(target instanceof Element) || isWholePage(target)) return last;
      const place = partOf(target);
      if (!acceptsText(target)) return place;
      // An untouched field of the playground has nothing of its own to undo.
      const isIdle = place === 'rows' && target.matches('input') && target !== typedIn;
      return isIdle && target.closest(ownUndo) === null ? 'rows' : 'text';
    },
    close: () => {
      for (const [type, listener] of listeners) page.removeEventListener(type, listener, { capture: true });
    },
  };
}

function isWholePage(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  return element === body || element === documentElement;
}

function acceptsText(element: Element): boolean {
  if (element.closest('.cm-editor') !== null) return true;
  if (element.matches(noText)) return false;
  const isEditable = element instanceof HTMLElement && element.isContentEditable;
  return isEditable || element.matches('input, textarea, [role="textbox"]');
}
