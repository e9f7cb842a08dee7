import { Suspense, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { selectedElement } from '../../canvas/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { latePart } from '../../ui/latePart.tsx';
import type { MenuGroupList } from '../../ui/menuItem.ts';
import { type MenuPlace, menuSourceAt } from '../../ui/menuSource.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { useServices } from '../start/services.ts';
import { watchMenuRequests } from './watchMenuRequests.ts';

const loadMenu = () => import('../../ui/PointMenu.tsx');
const PointMenu = latePart({
  name: 'The menu',
  isOver: true,
  load: async () => (await loadMenu()).PointMenu,
});

interface OpenMenu {
  /** Each menu is a new one, at its own point. */
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly groups: MenuGroupList;
  readonly focusAfter: HTMLElement | null;
  readonly isByKey: boolean;
}

/** The context menu of whatever is right-clicked, pressed long, or has the focus when its key is pressed. */
export function ContextMenu() {
  const { notices } = useServices();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  useEffect(() => {
    let latest = 0;
    let focusAfter: HTMLElement | null = null;
    const open = async (place: MenuPlace): Promise<void> => {
      latest += 1;
      const number = latest;
      const { activeElement } = document;
      const [groups] = await Promise.all([menuSourceAt(place.element)?.(place), loadPart(loadMenu)]);
      // Another menu was asked for in the meantime.
      if (number !== latest) return;
      const shown = groups?.filter((group) => group.length > 0) ?? [];
      // From one menu to the next, the focus stays where it was before the first.
      if (activeElement?.closest('[role="menu"]') === null) focusAfter = toFocusable(activeElement);
      const { x, y, isByKey = false } = place;
      setMenu(shown.length === 0 ? null : { number, x, y, groups: shown, focusAfter, isByKey });
    };
    const stop = watchMenuRequests({
      onRequest: (place) => void orTryAgain(notices, 'The menu', () => open(place)),
      fallback: () => {
        const canvas = document.querySelector('[data-menu-default]');
        return canvas === null ? null : selectedElement(canvas);
      },
    });
    // Until here, keys and long presses open nothing; tests wait for it.
    document.documentElement.dataset['menu'] = 'ready';
    return () => {
      delete document.documentElement.dataset['menu'];
      stop();
    };
  }, [notices]);
  const close = (): void => {
    flushSync(() => setMenu(null));
    menu?.focusAfter?.focus({ preventScroll: true });
  };
  return (
    <Suspense>
      {menu === null ? null : <PointMenu key={menu.number} name="Actions" {...menu} onClose={close} />}
    </Suspense>
  );
}

/** An edge of the canvas has the focus as an SVG element. */
function toFocusable(element: Element): HTMLElement | null {
  return element instanceof HTMLElement || element instanceof SVGElement ? (element as HTMLElement) : null;
}
