import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { MenuGroupList } from './menuItem.ts';

/** Where a context menu is asked for: an element, and a point on the screen in CSS pixels. */
export interface MenuPlace {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
  /** Whether a key asked for it: the element is meant, and the point is somewhere in its bounds. */
  readonly isByKey?: boolean;
}

/** Selects what is at the place and returns its entries; null where nothing has a menu. */
export type MenuSource = (place: MenuPlace) => MenuGroupList | null | Promise<MenuGroupList | null>;

const sources = new WeakMap<Element, MenuSource>();

/** Gives everything in an element a context menu. */
export function useMenuSource(ref: RefObject<Element | null>, source: MenuSource): void {
  const ask = useEffectEvent(source);
  useEffect(() => {
    const { current: element } = ref;
    if (element === null) return;
    sources.set(element, (place) => ask(place));
    return () => void sources.delete(element);
  });
}

/** Returns the source of the nearest element around this one that has a context menu. */
export function menuSourceAt(element: Element): MenuSource | null {
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const source = sources.get(each);
    if (source !== undefined) return source;
  }
  return null;
}
