import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, Suspense, useMemo, useState } from 'react';
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
import { DOCK_MIN_HEIGHT, type DockTab, toggleTab } from './dockState.ts';

// The code editor and the sandbox are loaded when the playground is first shown.
const Playground = latePart<object>({
  name: 'The playground',
  load: async () => (await import('./Playground.tsx')).Playground,
});

/** The panel under the canvas. */
export function Dock({ onReveal }: { onReveal: (modelId: ModelId) => void }) {
  const { dock } = useServices();
  const { isOpen, tab, height } = useStore(dock);
  const project = useCheckedFiles();
  const problems = useMemo(() => divideProblems(project).counted.length, [project]);
  return (
    <section
      className={styles['dock']}
      style={isOpen ? { height } : undefined}
      data-dock={isOpen ? 'open' : 'closed'}
      aria-label="Dock"
    >
      {isOpen ? <ResizeHandle /> : null}
      <div className={styles['tabs']}>
        <DockTabs dock={dock} problems={problems} />
        <span className={styles['spacer']} />
        <IconButton
          label={isOpen ? 'Close the dock' : 'Open the dock'}
          size="small"
          onClick={() => toggleTab(dock, tab)}
        >
          {isOpen ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
        </IconButton>
      </div>
      {/* Hidden, not gone: what ran stays to be read. */}
      <TabPanel id="playground" isShown={isOpen && tab === 'playground'}>
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

interface TabPanelProps {
  readonly id: DockTab;
  readonly isShown: boolean;
  readonly children: ReactNode;
}

/** The content of a tab, mounted when the tab is first shown. */
function TabPanel({ id, isShown, children }: TabPanelProps) {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <div
      id={panelIdOf(DOCK_PREFIX, id)}
      role="tabpanel"
      aria-labelledby={tabIdOf(DOCK_PREFIX, id)}
      hidden={!isShown}
      className={styles['content']}
    >
      {wasShown ? children : null}
    </div>
  );
}

const KEY_STEP = 24;

function ResizeHandle() {
  const { dock } = useServices();
  const height = useStore(dock, (state) => state.height);
  const resize = (wanted: number): void =>
    dock.setState({ height: Math.max(DOCK_MIN_HEIGHT, Math.min(wanted, window.innerHeight - 200)) });
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const handle = event.currentTarget;
    const from = event.clientY;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => resize(height + from - moved.clientY);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp') resize(height + KEY_STEP);
    if (event.key === 'ArrowDown') resize(height - KEY_STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dock"
      aria-valuenow={height}
      tabIndex={0}
      className={styles['handle']}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
