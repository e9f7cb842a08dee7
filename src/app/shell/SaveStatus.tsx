import {
  Camera,
  Check,
  CircleAlert,
  Download,
  Eye,
  FolderKanban,
  LoaderCircle,
  RotateCw,
} from 'lucide-react';
import { useStore } from 'zustand';
import { lowerFirst } from '../../lib/lowerFirst.ts';
import type { PersistenceState, SaveStatus as Status, StorageFailure } from '../../storage/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import styles from './Toolbar.module.css';

/** Shows whether everything is saved, and if not, why; opens the projects and snapshots. */
export function SaveStatus() {
  const { autosave, tab, persistence } = useServices();
  const { state, error } = useStore(autosave.status);
  const role = useStore(tab.state, (shown) => shown.role);
  const persistenceState = useStore(persistence.store, (found) => found.state);
  return (
    <>
      <Menu
        trigger={
          <Button
            className={classNames(styles['status'], state === 'failed' && styles['failed'])}
            data-testid="save-status"
            data-state={state}
            data-role={role}
            title={error === null ? persistenceTexts[persistenceState] : `${error.message} ${error.advice}`}
          >
            <StatusIcon state={state} isFollower={role === 'follower'} />
            {state === 'failed' ? (
              <span className={styles['why']} data-word="3">
                {error === null ? '' : whyOf(error)}
              </span>
            ) : null}
          </Button>
        }
        groups={useItems(state)}
      />
      <span className="visually-hidden" role="status">
        {error === null ? '' : `Not saved: ${error.message} ${error.advice}`}
      </span>
    </>
  );
}

const persistenceTexts: Readonly<Record<PersistenceState['state'], string>> = {
  unasked: 'Stored in this browser',
  granted: 'Stored in this browser (protected from automatic clearing)',
  refused: 'Stored in this browser, which may clear it when the disk is full',
  unavailable: 'Stored in this browser',
};

/** Completes "Not saved". */
function whyOf({ message }: StorageFailure): string {
  return `: ${lowerFirst(message).replace(/\.$/, '')}`;
}

function StatusIcon({ state, isFollower }: { state: Status['state']; isFollower: boolean }) {
  if (isFollower) {
    return (
      <>
        <Eye size={13} /> <span data-word="3">Read-only</span>
      </>
    );
  }
  if (state === 'saved') {
    return (
      <>
        <Check size={13} /> <span data-word="1">Saved</span>
      </>
    );
  }
  if (state === 'saving') {
    return (
      <>
        <LoaderCircle size={13} /> <span data-word="1">Saving…</span>
      </>
    );
  }
  return (
    <>
      <CircleAlert size={13} /> <span data-word="3">Not saved</span>
    </>
  );
}

function useItems(state: Status['state']): readonly (readonly MenuItem[])[] {
  const { actions, autosave, exporting } = useServices();
  const projects = findAction(actions, 'openProjects');
  const snapshots = findAction(actions, 'openSnapshots');
  const failed: readonly MenuItem[] = [
    {
      id: 'retry',
      label: 'Try again now',
      icon: <RotateCw size={14} />,
      onSelect: () => void autosave.flush(),
    },
    {
      id: 'download',
      label: 'Download files',
      icon: <Download size={14} />,
      onSelect: () => void exporting.downloadProject(),
    },
  ];
  return [
    state === 'failed' ? failed : [],
    [
      { id: projects.id, label: projects.label, icon: <FolderKanban size={14} />, onSelect: projects.run },
      { id: snapshots.id, label: snapshots.label, icon: <Camera size={14} />, onSelect: snapshots.run },
    ],
  ];
}
