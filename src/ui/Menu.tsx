import { cloneElement, lazy, type ReactElement, Suspense, useState } from 'react';
import type { MenuGroups } from './menuItem.ts';

interface TriggerProps {
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly 'aria-haspopup'?: 'menu';
}

interface MenuProps {
  /** A button; the menu takes its click. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly groups: MenuGroups;
}

const loadPopup = () => import('./MenuPopup.tsx');
const MenuPopup = lazy(() => loadPopup().then(({ MenuPopup }) => ({ default: MenuPopup })));

/** A button that opens a menu. The menu's code is loaded when the button is first pointed at or pressed. */
export function Menu({ trigger, groups }: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    onClick: () => setWanted(true),
    onPointerEnter: () => void loadPopup(),
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuPopup trigger={trigger} groups={groups} />
    </Suspense>
  );
}
