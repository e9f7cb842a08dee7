import { Menu as BaseMenu } from '@base-ui/react/menu';
import { type FocusEvent, useMemo } from 'react';
import styles from './MenuPopup.module.css';
import { MenuLines } from './MenuPopup.tsx';
import type { MenuGroupList } from './menuItem.ts';

interface PointMenuProps {
  readonly name: string;
  /** On the screen, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly groups: MenuGroupList;
  /** Whether a key opened it: the first entry has the focus then. */
  readonly isByKey: boolean;
  /** Removes the menu at once and restores the focus. */
  readonly onClose: () => void;
}

/** A menu at a point of the page. */
export function PointMenu({ name, x, y, groups, isByKey, onClose }: PointMenuProps) {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }), [x, y]);
  const closingFirst = useMemo(
    () =>
      groups.map((group) =>
        group.map((item) => ({
          ...item,
          onSelect: () => {
            onClose();
            item.onSelect();
          },
        })),
      ),
    [groups, onClose],
  );
  const focusFirst = ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    const first = currentTarget.querySelector('[role="menuitem"]:not([data-disabled])');
    if (isByKey && target === currentTarget && first instanceof HTMLElement) first.focus();
  };
  return (
    <BaseMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          className={styles['positioner']}
        >
          <BaseMenu.Popup
            className={styles['popup']}
            aria-label={name}
            // The page restores the focus before an entry runs, which may move it.
            finalFocus={() => false}
            onFocus={focusFirst}
          >
            <MenuLines groups={closingFirst} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
