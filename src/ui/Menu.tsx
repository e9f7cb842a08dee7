import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** At the end of the line: a shortcut or a file name. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

/** A button that opens a menu. Groups are set apart by a line. */
export function Menu({
  trigger,
  groups,
}: {
  trigger: ReactElement;
  groups: readonly (readonly MenuItem[])[];
}) {
  const shown = groups.filter((group) => group.length > 0);
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="start">
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
