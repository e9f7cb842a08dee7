import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import type { Project } from '../../model/index.ts';
import type { SnapshotReason, SnapshotStore, SnapshotSummary, StorageFailure } from '../../storage/index.ts';
import type { Notices } from '../notices.ts';
import { replaceProject } from './replaceProject.ts';

export interface SnapshotsState {
  /** The latest first; null until they were asked for. */
  readonly list: readonly SnapshotSummary[] | null;
  /** Why the last one could not be taken or the list not be read; null where all went well. */
  readonly failure: StorageFailure | null;
}

/** Earlier states of the open project. */
export interface Snapshots {
  readonly store: StoreApi<SnapshotsState>;
  refresh(): Promise<void>;
  /** Keeps the project as it is, or another state of it. */
  take(reason: SnapshotReason, project?: Project): Promise<void>;
  /** Brings a state back, as one undo step; what is there now is kept too. */
  restore(takenAt: number): Promise<void>;
  /** Stops taking snapshots by itself. */
  close(): void;
}

export interface SnapshotsOptions {
  readonly editor: Editor;
  readonly kept: SnapshotStore;
  readonly notices: Notices;
  readonly projectId: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const HOUR = 60 * 60_000;

export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { editor, kept, notices, projectId, now = Date.now } = options;
  const store = createStore<SnapshotsState>()(() => ({ list: null, failure: null }));
  let lastTakenAt = now();

  async function refresh(): Promise<void> {
    const listed = await kept.list(projectId);
    store.setState(listed.ok ? { list: listed.value } : { failure: listed.error });
  }

  async function take(reason: SnapshotReason, project = editor.getState().project): Promise<void> {
    lastTakenAt = now();
    const taken = await kept.take(projectId, project, reason);
    store.setState({ failure: taken.ok ? null : taken.error });
    if (taken.ok && taken.value !== null && store.getState().list !== null) await refresh();
  }

  async function restore(takenAt: number): Promise<void> {
    const loaded = await kept.load(projectId, takenAt);
    if (!loaded.ok) {
      notices.show({ tone: 'error', text: `${loaded.error.message} ${loaded.error.advice}` });
      return;
    }
    await take('beforeRestore');
    editor.run(replaceProject, { project: loaded.value }, { label: 'Restore snapshot' });
    notices.show({
      tone: 'info',
      text: 'The snapshot is restored.',
      action: { label: 'Undo', run: () => editor.undo() },
    });
  }

  const unsubscribe = editor.subscribe((state, before) => {
    if (state.project === before.project || state.isReadOnly || before.isReadOnly) return;
    if (state.changeKind === 'import') void take('beforeImport', before.project);
    else if (now() - lastTakenAt >= HOUR) void take('hourly');
  });

  return { store, refresh, take, restore, close: unsubscribe };
}
