/** What Ctrl+Z belongs to: the design, the rows of the playground, or the text that is being typed. */
export type UndoPlace = 'design' | 'rows' | 'text';

/** Follows the focus and the pointer, to tell where undo belongs. */
export interface UndoPlaces {
  /** @param target of the key press */
  of(target: EventTarget | null): UndoPlace;
  close(): void;
}

/** What takes the focus for a while and is no place of its own. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"]';

/** A cell that is edited, and what belongs to a code editor. */
const ownUndo = '[role="grid"], .cm-editor';

/** Inputs in which no text is typed. */
const noText = 'select, [type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"]';

/** Watches a page. A part of it whose undo is that of the rows has `data-undo="rows"`. */
export function watchUndoPlaces(page: Document): UndoPlaces {
  // Where the hand was last: what had the focus may be gone, and then nothing has it.
  let last: UndoPlace = 'design';
  // The field in which something was typed since it got the focus or since its form was sent.
  let typedIn: EventTarget | null = null;

  const partOf = (element: Element): UndoPlace =>
    element.closest('[data-undo="rows"]') === null ? 'design' : 'rows';
  const onVisit = ({ type, target }: Event): void => {
    if (type === 'focusin') typedIn = null;
    if (!(target instanceof Element) || isNowhere(target) || target.closest(passing) !== null) return;
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
      if (!(target instanceof Element) || isNowhere(target)) return last;
      const place = partOf(target);
      if (!takesText(target)) return place;
      // In the playground a field that nothing was typed in has nothing of its own to undo.
      const isIdle = place === 'rows' && target.matches('input') && target !== typedIn;
      return isIdle && target.closest(ownUndo) === null ? 'rows' : 'text';
    },
    close: () => {
      for (const [type, listener] of listeners) page.removeEventListener(type, listener, { capture: true });
    },
  };
}

function isNowhere(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  return element === body || element === documentElement;
}

function takesText(element: Element): boolean {
  if (element.closest('.cm-editor') !== null) return true;
  if (element.matches(noText)) return false;
  const isEditable = element instanceof HTMLElement && element.isContentEditable;
  return isEditable || element.matches('input, textarea, [role="textbox"]');
}
