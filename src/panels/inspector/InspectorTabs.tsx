import { type ReactNode, useRef, useState } from 'react';
import { panelIdOf, TabList, tabIdOf } from '../../ui/TabList.tsx';
import styles from './InspectorTabs.module.css';
import type { InspectorTab } from './inspectorTab.ts';

const tabs = [
  { id: 'fields', label: 'Fields' },
  { id: 'json', label: 'JSON' },
  { id: 'rest', label: 'REST' },
  { id: 'methods', label: 'Methods' },
] as const;

const PREFIX = 'inspector';

interface InspectorTabsProps {
  readonly tab: InspectorTab;
  readonly onChoose: (tab: InspectorTab) => void;
  /** The content of each tab. */
  readonly panels: Readonly<Record<InspectorTab, () => ReactNode>>;
}

/** The tabs of a model or relation. The list of tabs stays in view while the panel is scrolled. */
export function InspectorTabs({ tab, onChoose, panels }: InspectorTabsProps) {
  const start = useRef<HTMLDivElement>(null);
  const choose = (next: InspectorTab): void => {
    if (next !== tab) scrollBackTo(start.current);
    onChoose(next);
  };
  return (
    <>
      <div ref={start} />
      <TabList
        label="Inspector"
        prefix={PREFIX}
        tabs={tabs}
        current={tab}
        className={styles['tabs']}
        tabClassName={styles['tab']}
        onMove={choose}
        onChoose={choose}
      />
      {tabs.map(({ id }) => (
        <Panel key={id} id={id} isShown={id === tab} render={panels[id]} />
      ))}
    </>
  );
}

/** Another tab begins at its top, below the heading if that is scrolled away. */
function scrollBackTo(start: HTMLElement | null): void {
  const scroller = start?.parentElement;
  if (!start || !scroller) return;
  const above = start.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  if (scroller.scrollTop > above) scroller.scrollTop = above;
}

interface PanelProps {
  readonly id: InspectorTab;
  readonly isShown: boolean;
  readonly render: () => ReactNode;
}

/** Mounted when first shown, and hidden later: what is typed in it stays. */
function Panel({ id, isShown, render }: PanelProps) {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <div
      role="tabpanel"
      id={panelIdOf(PREFIX, id)}
      aria-labelledby={tabIdOf(PREFIX, id)}
      hidden={!isShown}
      className={styles['panel']}
    >
      {wasShown ? render() : null}
    </div>
  );
}
