import {
  ChevronDown,
  Eye,
  Maximize,
  PanelLeft,
  PanelRight,
  Plus,
  Redo2,
  Search,
  SquareDashed,
  StickyNote,
  Undo2,
  Waypoints,
  Workflow,
} from 'lucide-react';
import { type ReactElement, Suspense, useRef } from 'react';
import { useStore } from 'zustand';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { lowerFirst } from '../../lib/lowerFirst.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { latePart } from '../../ui/latePart.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCrowding } from '../../ui/useCrowding.ts';
import { type ActionId, findAction } from '../actions/actions.ts';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { OpenMenu } from '../opening/OpenMenu.tsx';
import { ProjectButton } from '../projects/ProjectButton.tsx';
import { useServices } from '../start/services.ts';
import { HelpMenu, MoreMenu } from './lazyMenus.tsx';
import { isPanelShown, type SidePanel } from './panelState.ts';
import { SaveStatus } from './SaveStatus.tsx';
import styles from './Toolbar.module.css';
import { usePageWidth } from './usePageWidth.ts';
import { panelItems, useViewItems } from './viewItems.tsx';

// Loaded after the first page is drawn: nothing is counted before.
const ChangesButton = latePart({
  name: 'The changes',
  load: async () => (await import('../changes/ChangesButton.tsx')).ChangesButton,
  failed: () => null,
});

/** The order in which the toolbar gives up space: words, their icons, search, ways to open, redo, open, export. */
const STAGES = 7;

/** The most used actions, the name of the project and its save status. */
export function Toolbar() {
  const bar = useRef<HTMLElement>(null);
  const stage = useCrowding(bar, STAGES);
  return (
    <header ref={bar} className={styles['toolbar']}>
      <PanelButton panel="outline" id="toggleOutline" icon={<PanelLeft size={15} />} />
      <h1 className={styles['brand']}>
        <Waypoints size={17} className={styles['mark']} aria-hidden data-goes="2" />
        <span className="visually-hidden">LoopBack Model Designer</span>
        <ProjectButton />
      </h1>
      <AddModel />
      <span className={styles['group']} data-goes="2">
        <ActionIcon id="addArea" icon={<SquareDashed size={15} />} />
        <ActionIcon id="addNote" icon={<StickyNote size={15} />} />
        <span className={styles['divider']} />
      </span>
      <UndoButton id="undo" icon={<Undo2 size={15} />} />
      <span className={styles['group']} data-goes="5">
        <UndoButton id="redo" icon={<Redo2 size={15} />} />
      </span>
      <span className={styles['group']} data-goes="2">
        <span className={styles['divider']} />
        <ActionIcon id="fitView" icon={<Maximize size={15} />} />
        <ActionIcon id="autoLayout" icon={<Workflow size={15} />} />
        <ViewMenu />
      </span>
      <span className={styles['group']} data-comes="2">
        <Suspense>
          <MoreMenu stage={stage} />
        </Suspense>
      </span>
      <span className={styles['spacer']} />
      <span className={styles['group']} data-goes="3">
        <ActionIcon id="openPalette" icon={<Search size={15} />} />
        <Suspense>
          <HelpMenu />
        </Suspense>
      </span>
      <span className={styles['group']} data-goes="2">
        <Suspense>
          <ChangesButton />
        </Suspense>
      </span>
      <SaveStatus />
      <OpenMenu />
      <ExportMenu />
      <PanelButton panel="inspector" id="toggleInspector" icon={<PanelRight size={15} />} />
    </header>
  );
}

interface PanelButtonProps {
  readonly panel: SidePanel;
  readonly id: ActionId;
  readonly icon: ReactElement;
}

/** Shows or hides a panel beside the canvas, or over it on a narrow page. */
function PanelButton({ panel, id, icon }: PanelButtonProps) {
  const { panels, actions } = useServices();
  const pageWidth = usePageWidth();
  const isShown = useStore(panels, (state) => isPanelShown(state, panel, pageWidth));
  const { label, shortcuts, run } = findAction(actions, id);
  return (
    <IconButton label={label} shortcut={shownShortcut(shortcuts)} aria-expanded={isShown} onClick={run}>
      {icon}
    </IconButton>
  );
}

function AddModel() {
  const { actions } = useServices();
  const action = findAction(actions, 'addModel');
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <Button
      look="quiet"
      disabled={isReadOnly}
      onClick={() => action.run()}
      title={isReadOnly ? readOnlyReason : `${action.label} (${shownShortcut(action.shortcuts)})`}
    >
      <Plus size={15} /> <span data-word="1">{action.label}</span>
    </Button>
  );
}

function ActionIcon({ id, icon }: { id: ActionId; icon: ReactElement }) {
  const { actions } = useServices();
  const action = findAction(actions, id);
  const isEnabled = useEditor((state) => action.isEnabled(state));
  return (
    <IconButton
      label={action.label}
      shortcut={shownShortcut(action.shortcuts)}
      disabled={!isEnabled}
      onClick={() => action.run()}
    >
      {icon}
    </IconButton>
  );
}

/** Names the step that it undoes or redoes. */
function UndoButton({ id, icon }: { id: 'undo' | 'redo'; icon: ReactElement }) {
  const { actions } = useServices();
  const action = findAction(actions, id);
  const isEnabled = useEditor((state) => action.isEnabled(state));
  const what = useEditor((state) => (id === 'undo' ? state.undoLabel : state.redoLabel));
  const label = what === null ? action.label : `${action.label}: ${lowerFirst(what)}`;
  const shortcut = shownShortcut(action.shortcuts);
  return (
    <IconButton
      label={label}
      // In the playground the same keys undo rows.
      shortcut={shortcut === undefined ? undefined : `${shortcut} on the canvas and in the panels`}
      disabled={!isEnabled}
      onClick={() => action.run()}
    >
      {icon}
    </IconButton>
  );
}

function ViewMenu() {
  const { actions } = useServices();
  const items = useViewItems();
  return (
    <Menu
      trigger={
        <Button>
          <Eye size={15} /> View <ChevronDown size={13} />
        </Button>
      }
      groups={() => [...items, ...panelItems(actions)]}
    />
  );
}
