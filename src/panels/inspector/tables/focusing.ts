import { useEffect, useRef } from 'react';

/** Returns a function that calls back once the change that was just made is on the page. */
export function useAfterChange(): (callback: () => void) => void {
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    const callback = waiting.current;
    waiting.current = null;
    callback?.();
  });
  return (callback) => {
    waiting.current = callback;
  };
}

/** Returns the list of rows in a table of a setting. */
export function listIn(table: Element | null): Element | null {
  return table?.querySelector(':scope > :is(ol, ul)') ?? null;
}

/**
 * Focuses the button that removes the row that is now in the place of a removed one, or the last row. In an empty
 * list it focuses the button or field that adds a row.
 */
export function focusAfterRemoval(list: Element | null, index: number, adding: Element | null): void {
  const row = list?.children[Math.min(index, list.children.length - 1)];
  const next = row?.querySelector('[data-action="remove"]') ?? adding;
  if (next instanceof HTMLElement) next.focus();
}

/** Returns the button that adds a row to the table of a setting. */
export function addButtonOf(table: Element | null): Element | null {
  return table?.closest('section')?.querySelector('[data-action="add"]') ?? null;
}
