import { type MenuPlace, menuSourceAt } from '../../ui/menuSource.ts';
import { hasMenu } from './hasMenu.ts';

/** A finger that stays for this many milliseconds asks for a menu. */
const LONG_PRESS = 500;
/** A finger that moves further than this many pixels pans or drags instead. */
const STILL = 8;

interface MenuRequestOptions {
  /** Called where a context menu is asked for by mouse, key or a long press. */
  readonly onRequest: (place: MenuPlace) => void;
  /** Has the menu while nothing has the focus. */
  readonly fallback: () => Element | null;
}

/**
 * Watches for right clicks, Shift+F10, the Menu key and long presses on things that
 * have a context menu. Returns a function that unsubscribes.
 */
export function watchMenuRequests(options: MenuRequestOptions): () => void {
  const listening = new AbortController();
  watchMouse(options, listening.signal);
  watchKeys(options, listening.signal);
  watchFingers(options, listening.signal);
  return () => listening.abort();
}

function watchMouse({ onRequest }: MenuRequestOptions, signal: AbortSignal): void {
  const onContextMenu = (event: MouseEvent): void => {
    if (event.target instanceof Element && isInMenu(event.target)) event.preventDefault();
    // With Shift, the browser's own menu.
    if (event.defaultPrevented || event.shiftKey) return;
    const element = elementBelow(event);
    if (element === null || !hasMenu(element)) return;
    event.preventDefault();
    onRequest({ element, x: event.clientX, y: event.clientY });
  };
  window.addEventListener('contextmenu', onContextMenu, { signal });
}

/** An open menu covers the page, and a right click asks for the menu of what is below. */
function elementBelow({ target, clientX, clientY }: MouseEvent): Element | null {
  if (!(target instanceof Element)) return null;
  if (target.closest('[data-base-ui-inert], [role="presentation"]') === null || menuSourceAt(target) !== null)
    return target;
  return (
    document.elementsFromPoint(clientX, clientY).find((element) => menuSourceAt(element) !== null) ?? target
  );
}

function watchKeys({ onRequest, fallback }: MenuRequestOptions, signal: AbortSignal): void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    const isMenuKey = key === 'ContextMenu' || (key === 'F10' && shiftKey);
    if (!isMenuKey || ctrlKey || altKey || metaKey) return;
    const { activeElement } = document;
    const element = activeElement === null || activeElement === document.body ? fallback() : activeElement;
    if (element === null || isInMenu(element) || !hasMenu(element)) return;
    event.preventDefault();
    event.stopPropagation();
    onRequest({ element, ...pointAt(element), isByKey: true });
  };
  window.addEventListener('keydown', onKeyDown, { capture: true, signal });
}

/** Returns the point at which a menu opened by a key begins: in the element, and in the window. */
function pointAt(element: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const x = left + Math.min(width / 2, 40);
  const y = top + Math.min(height / 2, 20);
  return { x: Math.max(8, Math.min(x, innerWidth - 8)), y: Math.max(8, Math.min(y, innerHeight - 8)) };
}

function watchFingers({ onRequest }: MenuRequestOptions, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start: { readonly x: number; readonly y: number } | null = null;
  let isOpened = false;
  const cancel = (): void => clearTimeout(timer);
  const onPress = ({ target, pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent): void => {
    cancel();
    isOpened = false;
    // A second finger zooms; a handle begins a relation.
    const isHeld = pointerType === 'touch' && isPrimary && target instanceof Element;
    if (!isHeld || target.closest('[data-no-menu]') !== null || !hasMenu(target)) return;
    start = { x, y };
    timer = setTimeout(() => {
      isOpened = true;
      onRequest({ element: target, x, y });
    }, LONG_PRESS);
  };
  const onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (start !== null && Math.hypot(clientX - start.x, clientY - start.y) > STILL) cancel();
  };
  /** Once the menu is open, the same finger neither pans nor clicks. */
  const ignore = (event: Event): void => {
    if (!isOpened) return;
    if (event.cancelable) event.preventDefault();
    if (event.type !== 'touchend') event.stopImmediatePropagation();
  };
  const options = { capture: true, signal };
  window.addEventListener('pointerdown', onPress, options);
  window.addEventListener('pointermove', onMove, options);
  for (const kind of ['pointerup', 'pointercancel', 'wheel'] as const) {
    window.addEventListener(kind, cancel, options);
  }
  // Some browsers ask for a menu after a long press themselves.
  for (const kind of ['touchmove', 'touchend', 'contextmenu'] as const) {
    window.addEventListener(kind, ignore, { ...options, passive: false });
  }
  signal.addEventListener('abort', cancel);
}

const isInMenu = (element: Element): boolean => element.closest('[role="menu"], [role="dialog"]') !== null;
