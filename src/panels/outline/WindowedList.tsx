import { type ReactNode, useEffect, useRef, useState } from 'react';
import { mountedItems } from './listWindow.ts';
import { linesInView, useLinesToMount } from './useLinesToMount.ts';

interface WindowedListProps<Item> {
  /** What is listed: "Models". */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The number of lines before each item, and at the end the total (see `startsOf`). */
  readonly starts: readonly number[];
  /** The key of the selected item, which is scrolled into view when it changes; null for none or several. */
  readonly current: string | null;
  /** Renders an item. */
  readonly children: (item: Item) => ReactNode;
}

/**
 * A list whose items are mounted near the view only; a short one is mounted whole. Screen
 * readers hear the place of each item in the whole list.
 */
export function WindowedList<Item>(props: WindowedListProps<Item>) {
  const { label, items, keyOf, starts, current, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const total = starts.at(-1) ?? 0;
  const lines = useLinesToMount(list, total);
  // Not forgotten when the focus leaves: it may be the window that has lost it.
  const [focused, setFocused] = useState<string | null>(null);
  const focusedIndex = focused === null ? -1 : items.findIndex((item) => keyOf(item) === focused);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection scrolls
  useEffect(() => {
    const index = current === null ? -1 : items.findIndex((item) => keyOf(item) === current);
    if (list.current !== null && index >= 0) bringIntoView(list.current, starts[index] ?? 0, total);
  }, [current]);

  const mounted = mountedItems(starts, lines, focusedIndex);
  return (
    <ul ref={list} aria-label={label}>
      {mounted.map((index, place) => {
        const item = items[index];
        if (item === undefined) return null;
        const before = mounted[place - 1];
        const gap = (starts[index] ?? 0) - (before === undefined ? 0 : (starts[before + 1] ?? 0));
        const key = keyOf(item);
        return (
          <li
            key={key}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            // As high as the items that are not mounted.
            style={gap === 0 ? undefined : { marginTop: `calc(${gap} * var(--line))` }}
            onFocus={() => setFocused(key)}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}

/** Scrolls a line to the middle if it is out of view, unless the focus is in the list: then the user is there. */
function bringIntoView(list: HTMLElement, line: number, total: number): void {
  const scroller = list.parentElement?.parentElement;
  if (!scroller || scroller.contains(document.activeElement)) return;
  const { from, to } = linesInView(list, scroller, total);
  if (line >= from && line + 1 <= to) return;
  scroller.scrollTop += (line - (from + to) / 2) * (list.getBoundingClientRect().height / total);
}
