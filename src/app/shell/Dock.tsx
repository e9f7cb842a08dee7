import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ComponentProps, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useCheckedFiles } from '../../editor/index.ts';
import { divideProblems, type ModelId } from '../../model/index.ts';
import { Problems } from '../../panels/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { panelIdOf, tabIdOf } from '../../ui/TabList.tsx';
import { useServices } from '../start/services.ts';
import styles from './Dock.module.css';
import { DOCK_PREFIX, DockTabs } from './DockTabs.tsx';
import { type DockTab, toggleTab } from './dockState.ts';
import { createIdleTurn } from './idleTurn.ts';
import { MaximizeButton, PanelBorder } from './lazyPanelBorders.tsx';

// The code editor and the sandbox are loaded when the playground is first shown, but after the canvas.
const playground = createIdleTurn();
const Playground = latePart<object>({
  name: 'The playground',
  whenWanted: playground.whenWanted,
  load: async () => (await import('./Playground.tsx')).Playground,
});

/** The panel under the canvas. */
export function Dock({ onReveal }: { onReveal: (modelId: ModelId) => void }) {
  const { dock } = useServices();
  const isOpen = useStore(dock, (state) => state.isOpen);
  const tab = useStore(dock, (state) => state.tab);
  const project = useCheckedFiles();
  const problems = useMemo(() => divideProblems(project).counted.length, [project]);
  return (
    <section className={styles['dock']} data-dock={isOpen ? 'open' : 'closed'} aria-label="Dock">
      <Suspense>{isOpen ? <PanelBorder of="dock" /> : null}</Suspense>
      <div className={styles['tabs']}>
        <DockTabs dock={dock} problems={problems} />
        <span className={styles['spacer']} />
        <Suspense>
          <MaximizeButton />
        </Suspense>
        <IconButton
          label={isOpen ? 'Close the dock' : 'Open the dock'}
          size="small"
          onClick={() => toggleTab(dock, tab)}
        >
          {isOpen ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
        </IconButton>
      </div>
      {/* Hidden, not gone: what ran stays to be read. */}
      <TabPanel
        id="playground"
        isShown={isOpen && tab === 'playground'}
        onPointerDownCapture={playground.take}
        onFocusCapture={playground.take}
      >
        <Suspense fallback={<p className={styles['loading']}>Loading the playground…</p>}>
          <Playground />
        </Suspense>
      </TabPanel>
      <TabPanel id="problems" isShown={isOpen && tab === 'problems'}>
        <Suspense>
          <Problems onReveal={onReveal} />
        </Suspense>
      </TabPanel>
    </section>
  );
}

interface TabPanelProps extends Pick<ComponentProps<'div'>, 'onPointerDownCapture' | 'onFocusCapture'> {
  readonly id: DockTab;
  readonly isShown: boolean;
  readonly children: ReactNode;
}

/** The content of a tab, mounted when the tab is first shown. */
function TabPanel({ id, isShown, children, ...handlers }: TabPanelProps) {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <div
      id={panelIdOf(DOCK_PREFIX, id)}
      role="tabpanel"
      aria-labelledby={tabIdOf(DOCK_PREFIX, id)}
      hidden={!isShown}
      className={styles['content']}
      {...handlers}
    >
      {wasShown ? children : null}
    </div>
  );
}
