import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import styles from './MenuPopup.module.css';
import type { MenuGroups } from './menuItem.ts';

interface MenuPopupProps {
  readonly trigger: ReactElement;
  readonly groups: MenuGroups;
}

/** The menu itself, loaded by `Menu` when it is first opened; it starts open. */
export function MenuPopup({ trigger, groups }: MenuPopupProps) {
  return (
    <BaseMenu.Root defaultOpen>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          sideOffset={4}
          collisionPadding={8}
          align="start"
          className={styles['positioner']}
        >
          <BaseMenu.Popup className={styles['popup']}>
            <MenuLines groups={groups} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** Rendered only while the menu is open, so that a long list costs nothing before. */
export function MenuLines({ groups }: { groups: MenuGroups }) {
  const all = typeof groups === 'function' ? groups() : groups;
  return all
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <div key={group[0]?.id}>
        {index > 0 ? <div className={styles['separator']} /> : null}
        {group.map((item) => (
          <BaseMenu.Item
            key={item.id}
            className={styles['item']}
            {...(item.isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.isChosen })}
            disabled={item.isDisabled ?? false}
            onClick={item.onSelect}
          >
            {item.icon}
            <span className={styles['label']}>{item.label}</span>
            {item.hint ? (
              <span className={styles['hint']} title={item.hint}>
                {item.hint}
              </span>
            ) : null}
          </BaseMenu.Item>
        ))}
      </div>
    ));
}
