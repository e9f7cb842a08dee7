import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import styles from './MenuPopup.module.css';
import type { MenuItem } from './menuItem.ts';

interface MenuPopupProps {
  readonly trigger: ReactElement;
  readonly groups: readonly (readonly MenuItem[])[];
}

/** The menu itself, loaded by `Menu` when it is first opened; it starts open. */
export function MenuPopup({ trigger, groups }: MenuPopupProps) {
  const shown = groups.filter((group) => group.length > 0);
  return (
    <BaseMenu.Root defaultOpen>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="start" className={styles['positioner']}>
          <BaseMenu.Popup className={styles['popup']}>
            {shown.map((group, index) => (
              <div key={group[0]?.id}>
                {index > 0 ? <div className={styles['separator']} /> : null}
                {group.map((item) => (
                  <BaseMenu.Item
                    key={item.id}
                    className={styles['item']}
                    disabled={item.isDisabled ?? false}
                    onClick={item.onSelect}
                  >
                    {item.icon}
                    <span className={styles['label']}>{item.label}</span>
                    {item.hint ? <span className={styles['hint']}>{item.hint}</span> : null}
                  </BaseMenu.Item>
                ))}
              </div>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
