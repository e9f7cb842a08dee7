import { useEffect } from 'react';
import { hasMenu } from './hasMenu.ts';

/**
 * Holds a right click while the code of the menus is loading, and repeats it once this is replaced by that
 * code: the browser would show its own menu.
 */
export function HeldRequest() {
  useEffect(() => {
    let held: MouseEvent | null = null;
    const hold = (event: MouseEvent): void => {
      const { target, shiftKey, defaultPrevented } = event;
      if (defaultPrevented || shiftKey || !(target instanceof Element) || !hasMenu(target)) return;
      event.preventDefault();
      held = event;
    };
    // Whoever goes on does not expect the menu any more.
    const drop = (): void => {
      held = null;
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('contextmenu', hold, { signal });
    for (const kind of ['pointerdown', 'keydown']) {
      window.addEventListener(kind, drop, { capture: true, signal });
    }
    return () => {
      listening.abort();
      if (held === null) return;
      const { target } = held;
      const again = new MouseEvent('contextmenu', held);
      // What replaces this listens only after its own effects, which follow.
      queueMicrotask(() => target?.dispatchEvent(again));
    };
  }, []);
  return null;
}
