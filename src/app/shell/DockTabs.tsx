import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Dock.module.css';
import type { DockState, DockTab } from './dockState.ts';

const tabs: readonly { readonly id: DockTab; readonly label: string }[] = [
  { id: 'playground', label: 'Playground' },
  { id: 'problems', label: 'Problems' },
];

export const tabIdOf = (tab: DockTab): string => `dock-tab-${tab}`;
export const panelIdOf = (tab: DockTab): string => `dock-panel-${tab}`;

interface DockTabsProps {
  readonly dock: StoreApi<DockState>;
  /** The number of problems. */
  readonly problems: number;
}

/**
 * The tabs of the dock, with the keys of the WAI-ARIA tabs pattern. Written here
 * because Base UI’s tabs would add 5 KB to the first page.
 */
export function DockTabs({ dock, problems }: DockTabsProps) {
  const { isOpen, tab } = useStore(dock);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const next = ctrlKey || metaKey || altKey || shiftKey ? undefined : tabForKey(key, tab);
    if (next === undefined) return;
    event.preventDefault();
    // An open dock shows the tab that has the focus; a closed one stays closed.
    dock.setState({ tab: next });
    document.getElementById(tabIdOf(next))?.focus();
  };
  return (
    <div role="tablist" aria-label="Dock" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabIdOf(id)}
          aria-selected={isOpen && tab === id}
          aria-controls={panelIdOf(id)}
          tabIndex={tab === id ? 0 : -1}
          data-undo={id === 'playground' ? 'rows' : undefined}
          className={styles['tab']}
          onClick={() => dock.setState({ isOpen: true, tab: id })}
        >
          {label}
          {id === 'problems' && problems > 0 ? <Badge tone="warning">{problems}</Badge> : null}
        </button>
      ))}
    </div>
  );
}

/** Returns the tab that a key leads to, from the last one to the first too; undefined for any other key. */
function tabForKey(key: string, tab: DockTab): DockTab | undefined {
  const at = tabs.findIndex(({ id }) => id === tab);
  const steps: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  const step = steps[key];
  return step === undefined ? undefined : tabs.at(step % tabs.length)?.id;
}
