import type { KeyboardEvent } from 'react';

/**
 * Handles the keys that move the focus from line to line of the outline: the arrows up and
 * down, Home, End, and a page up and down. Tab does so too; these also skip lines.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget: scroller } = event;
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!isPlain || !(target instanceof HTMLButtonElement)) return;
  const next = lineFor(key, target, scroller);
  if (next === undefined) return;
  // The browser would scroll and leave the focus.
  event.preventDefault();
  next?.focus();
}

/** Returns the line that a key leads to; null where there is no other, undefined for another key. */
function lineFor(
  key: string,
  from: HTMLButtonElement,
  scroller: HTMLElement,
): HTMLButtonElement | null | undefined {
  const lines = linesOf(scroller);
  switch (key) {
    case 'ArrowDown':
      return lines[lines.indexOf(from) + 1] ?? null;
    case 'ArrowUp':
      return lines[lines.indexOf(from) - 1] ?? null;
    case 'Home':
      return lines[0] ?? null;
    case 'End':
      return lines.at(-1) ?? null;
    case 'PageDown':
      return aPageOn(from, scroller, 1);
    case 'PageUp':
      return aPageOn(from, scroller, -1);
    default:
      return undefined;
  }
}

/** Scrolls by a page and returns the line that is now where the other one was, or the last on the way there. */
function aPageOn(
  from: HTMLButtonElement,
  scroller: HTMLElement,
  direction: 1 | -1,
): HTMLButtonElement | null {
  const top = from.getBoundingClientRect().top;
  const before = scroller.scrollTop;
  scroller.scrollTop += direction * (scroller.clientHeight - from.offsetHeight);
  // The event of the browser comes with the next frame; the lines are needed now.
  scroller.dispatchEvent(new Event('scroll'));
  const lines = linesOf(scroller);
  if (scroller.scrollTop === before) return (direction === 1 ? lines.at(-1) : lines[0]) ?? null;
  const distance = (line: HTMLElement): number => Math.abs(line.getBoundingClientRect().top - top);
  return lines.reduce((best, line) => (distance(line) < distance(best) ? line : best), from);
}

const linesOf = (scroller: HTMLElement): readonly HTMLButtonElement[] => [
  ...scroller.querySelectorAll('button'),
];
