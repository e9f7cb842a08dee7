import {
  Check,
  ChevronDown,
  Eye,
  Maximize,
  Plus,
  Redo2,
  Search,
  SquareDashed,
  StickyNote,
  Undo2,
  Waypoints,
  Workflow,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { readOnlyReason, useEditor } from '../editor/index.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { type ActionId, findAction } from './actions.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { OpenMenu } from './files/OpenMenu.tsx';
import { ProjectButton } from './projects/ProjectButton.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { useServices } from './services.ts';
import { shownShortcut } from './shortcut.ts';
import styles from './Toolbar.module.css';

/** The actions at hand, the project's name, and whether it is saved. */
export function Toolbar() {
  return (
    <header className={styles['toolbar']}>
      <h1 className={styles['brand']}>
        <Waypoints size={17} className={styles['mark']} aria-hidden />
        <span className="visually-hidden">LoopBack Model Designer</span>
        <ProjectButton />
      </h1>
      <AddModel />
      <ActionIcon id="addArea" icon={<SquareDashed size={15} />} />
      <ActionIcon id="addNote" icon={<StickyNote size={15} />} />
      <span className={styles['divider']} />
      <UndoButton id="undo" icon={<Undo2 size={15} />} />
      <UndoButton id="redo" icon={<Redo2 size={15} />} />
      <span className={styles['divider']} />
      <ActionIcon id="fitView" icon={<Maximize size={15} />} />
      <ActionIcon id="autoLayout" icon={<Workflow size={15} />} />
      <ViewMenu />
      <span className={styles['spacer']} />
      <ActionIcon id="openPalette" icon={<Search size={15} />} />
      <SaveStatus />
      <OpenMenu />
      <ExportMenu />
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
      <Plus size={15} /> {action.label}
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

/** Says what it takes back. */
function UndoButton({ id, icon }: { id: 'undo' | 'redo'; icon: ReactElement }) {
  const { actions } = useServices();
  const action = findAction(actions, id);
  const isEnabled = useEditor((state) => action.isEnabled(state));
  const what = useEditor((state) => (id === 'undo' ? state.undoLabel : state.redoLabel));
  const label = what === null ? action.label : `${action.label}: ${what.toLowerCase()}`;
  return (
    <IconButton
      label={label}
      shortcut={shownShortcut(action.shortcuts)}
      disabled={!isEnabled}
      onClick={() => action.run()}
    >
      {icon}
    </IconButton>
  );
}

const viewIds: readonly ActionId[] = [
  'changeDetail',
  'toggleFocus',
  'toggleMinimap',
  'toggleSnapping',
  'toggleLock',
];

function ViewMenu() {
  const { actions, viewOptions } = useServices();
  useStore(viewOptions);
  const items = viewIds.map((id) => {
    const action = findAction(actions, id);
    return {
      id,
      label: action.label,
      icon: action.isOn?.() ? <Check size={14} /> : <span style={{ width: 14 }} />,
      hint: shownShortcut(action.shortcuts),
      onSelect: () => action.run(),
    };
  });
  return (
    <Menu
      trigger={
        <Button>
          <Eye size={15} /> View <ChevronDown size={13} />
        </Button>
      }
      groups={[items]}
    />
  );
}
