import {
  ChevronDown,
  Ellipsis,
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
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { latePart } from '../../ui/latePart.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCrowding } from '../../ui/useCrowding.ts';
import { type ActionId, findAction } from '../actions/actions.ts';
import { ExportMenu, useExportItems } from '../export/ExportMenu.tsx';
import { OpenMenu, useOpenItems } from '../opening/OpenMenu.tsx';
import { ProjectButton } from '../projects/ProjectButton.tsx';
import { useServices } from '../start/services.ts';
import { SaveStatus } from './SaveStatus.tsx';
import styles from './Toolbar.module.css';
import { useViewItems } from './viewItems.tsx';

// Loaded after the first page is drawn: nothing is counted before.
const ChangesButton = latePart({
  name: 'The changes',
  load: async () => (await import('../changes/ChangesButton.tsx')).ChangesButton,
  failed: () => null,
});

/** A panel beside the canvas, or over it on a narrow page. */
export type Drawer = 'models' | 'inspector';

interface ToolbarProps {
  /** null while none is open. */
  readonly drawer: Drawer | null;
  readonly onDrawer: (drawer: Drawer | null) => void;
}

/** The order in which the toolbar gives up space: words, their icons, search, ways to open, redo, open, export. */
const STAGES = 7;

/** The most used actions, the name of the project and its save status. */
export function Toolbar({ drawer, onDrawer }: ToolbarProps) {
  const toggle = (wanted: Drawer) => onDrawer(drawer === wanted ? null : wanted);
  const bar = useRef<HTMLElement>(null);
  const stage = useCrowding(bar, STAGES);
  return (
    <header ref={bar} className={styles['toolbar']}>
      <IconButton
        label="Show the models"
        className={styles['models'] ?? ''}
        aria-expanded={drawer === 'models'}
        onClick={() => toggle('models')}
      >
        <PanelLeft size={15} />
      </IconButton>
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
        <MoreMenu stage={stage} />
      </span>
      <span className={styles['spacer']} />
      <span className={styles['group']} data-goes="3">
        <ActionIcon id="openPalette" icon={<Search size={15} />} />
      </span>
      <span className={styles['group']} data-goes="2">
        <Suspense>
          <ChangesButton />
        </Suspense>
      </span>
      <SaveStatus />
      <OpenMenu />
      <ExportMenu />
      <IconButton
        label="Show the inspector"
        className={styles['inspector'] ?? ''}
        aria-expanded={drawer === 'inspector'}
        onClick={() => toggle('inspector')}
      >
        <PanelRight size={15} />
      </IconButton>
    </header>
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
      title={isReadOnly ? readOnlyReason : `${action.label} (${action.shortcuts[0]})`}
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
  const label = what === null ? action.label : `${action.label}: ${what.toLowerCase()}`;
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
  const items = useViewItems();
  return (
    <Menu
      trigger={
        <Button>
          <Eye size={15} /> View <ChevronDown size={13} />
        </Button>
      }
      groups={items}
    />
  );
}

const moreIds: readonly ActionId[] = [
  'addArea',
  'addNote',
  'fitView',
  'autoLayout',
  'openPalette',
  'openChanges',
  'redo',
];

/** Holds the actions that have left the toolbar at a stage; the stages are those of `data-goes`. */
function MoreMenu({ stage }: { stage: number }) {
  const { actions } = useServices();
  const view = useViewItems();
  const open = useOpenItems();
  const exports = useExportItems();
  const enabled = useEditor((state) =>
    moreIds.filter((id) => findAction(actions, id).isEnabled(state)).join(' '),
  );
  const items = moreIds.flatMap((id) => {
    if (id === 'redo' && stage < 5) return [];
    const { label, shortcuts, run } = findAction(actions, id);
    const isDisabled = !enabled.split(' ').includes(id);
    return [{ id, label, hint: shownShortcut(shortcuts), isDisabled, onSelect: run }];
  });
  return (
    <Menu
      trigger={
        <IconButton label="More actions">
          <Ellipsis size={15} />
        </IconButton>
      }
      groups={[items, stage >= 4 ? open : [], ...(stage >= 7 ? exports : []), ...view]}
    />
  );
}
