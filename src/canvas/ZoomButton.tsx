import { Panel, useStore } from '@xyflow/react';
import { Menu } from '../ui/Menu.tsx';
import type { MenuGroups } from '../ui/menuItem.ts';
import styles from './ZoomButton.module.css';

/** Shows the zoom, and opens a menu of others. */
export function ZoomButton({ groups }: { readonly groups: MenuGroups }) {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Panel position="bottom-left" className={styles['panel'] ?? ''}>
      <Menu
        trigger={
          <button type="button" className={styles['button']} title="Zoom" aria-label={`Zoom: ${percent}%`}>
            {percent}%
          </button>
        }
        groups={groups}
      />
    </Panel>
  );
}
