import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Badge } from '../../ui/Badge.tsx';
import { TabList } from '../../ui/TabList.tsx';
import styles from './Dock.module.css';
import type { DockState } from './dockState.ts';

/** The beginning of the ids of the tabs and their panels. */
export const DOCK_PREFIX = 'dock';

interface DockTabsProps {
  readonly dock: StoreApi<DockState>;
  /** The number of problems. */
  readonly problems: number;
}

/** The tabs of the dock. */
export function DockTabs({ dock, problems }: DockTabsProps) {
  const { isOpen, tab } = useStore(dock);
  return (
    <TabList
      label="Dock"
      prefix={DOCK_PREFIX}
      tabs={[
        { id: 'playground', label: 'Playground', undo: 'rows' },
        {
          id: 'problems',
          label: 'Problems',
          extra: problems > 0 ? <Badge tone="warning">{problems}</Badge> : null,
        },
      ]}
      current={tab}
      isShown={isOpen}
      tabClassName={styles['tab']}
      // An open dock shows the tab that has the focus; a closed one stays closed.
      onMove={(next) => dock.setState({ tab: next })}
      onChoose={(chosen) => dock.setState({ isOpen: true, tab: chosen })}
    />
  );
}
