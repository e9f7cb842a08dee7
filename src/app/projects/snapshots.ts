import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import { partsReleased } from '../../lib/heldParts.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { type Result, succeed } from '../../lib/result.ts';
import type { Project } from '../../model/index.ts';
import type { SnapshotReason, SnapshotStore, SnapshotSummary, StorageFailure } from '../../storage/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { UnsavedWork } from './unsavedWork.ts';

interface SnapshotsState {
  /** Latest first; null until they are loaded. */
  readonly list: readonly SnapshotSummary[] | null;
  /** Why a snapshot could not be taken, named or deleted the last time, or the list not be read; null if all went well. */
  readonly failure: StorageFailure | null;
  /** The snapshot that was deleted last. */
  readonly deleted: DeletedSnapshot | null;
}

export interface DeletedSnapshot {
  readonly snapshot: SnapshotSummary;
  putBack(): Promise<void>;
}

/** Earlier states of the open project. */
export interface Snapshots {
  readonly store: StoreApi<SnapshotsState>;
  refresh(): Promise<void>;
  /**
   * Takes a snapshot of the project, or of another state. If it fails, the caller
   * keeps that state or reports the failure.
   */
  take(reason: SnapshotReason, project?: Project): Promise<Result<undefined, StorageFailure>>;
  /** Takes a snapshot of the project as opened, and reports a failure. */
  takeAtOpening(): Promise<void>;
  /**
   * Restores a snapshot in one undo step; snapshots the current state first, and replaces
   * nothing if that fails. A notice shows the progress of a large one and can cancel it.
   */
  restore(takenAt: number): Promise<void>;
  /** Names a snapshot; an empty title removes its name. */
  rename(takenAt: number, title: string): Promise<void>;
  /** Deletes a snapshot, which `deleted` can put back. */
  remove(takenAt: number): Promise<void>;
  /** Returns the project of a snapshot; null if it can't be read, which is reported. */
  open(takenAt: number): Promise<Project | null>;
  /** Stops taking automatic snapshots. */
  close(): void;
}

export interface SnapshotsOptions {
  readonly editor: Editor;
  readonly snapshotStore: SnapshotStore;
  readonly notices: Notices;
  readonly unsaved: Pick<UnsavedWork, 'download'>;
  readonly projectId: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const loadRestoring = () => loadPart(() => import('./restoreSnapshot.ts'));

const HOUR = 60 * 60_000;

export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { editor, snapshotStore, notices, unsaved, projectId, now = Date.now } = options;
  const store = createStore<SnapshotsState>()(() => ({ list: null, failure: null, deleted: null }));
  let lastTakenAt = now();

  async function refresh(): Promise<void> {
    const listed = await snapshotStore.list(projectId);
    store.setState(listed.ok ? { list: listed.value } : { failure: listed.error });
  }

  async function take(
    reason: SnapshotReason,
    project = editor.getState().project,
  ): Promise<Result<undefined, StorageFailure>> {
    lastTakenAt = now();
    const taken = await snapshotStore.take(projectId, project, reason);
    store.setState({ failure: taken.ok ? null : taken.error });
    if (!taken.ok) return taken;
    if (taken.value !== null && store.getState().list !== null) await refresh();
    return succeed(undefined);
  }

  /** An automatic snapshot. Without any storage the status already says so. */
  async function takeOrReport(
    reason: 'opened' | 'hourly' | 'beforeImport',
    project?: Project,
  ): Promise<void> {
    const taken = await take(reason, project);
    if (taken.ok || taken.error.code === 'unavailable') return;
    const { message, advice } = taken.error;
    if (reason !== 'beforeImport' || project === undefined) {
      showOnce(notices, { tone: 'error', text: `No snapshot could be taken. ${message} ${advice}` });
      return;
    }
    notices.show({
      tone: 'error',
      text: `The state before the files were opened could not be kept as a snapshot. ${message} Undo restores it as long as this page is open.`,
      action: { label: 'Download it', run: () => unsaved.download(project) },
    });
  }

  const showFailure = ({ message, advice }: StorageFailure): void => {
    notices.show({ tone: 'error', text: `${message} ${advice}` });
  };

  async function open(takenAt: number): Promise<Project | null> {
    const loaded = await snapshotStore.load(projectId, takenAt);
    if (loaded.ok) return loaded.value;
    showFailure(loaded.error);
    return null;
  }

  async function rename(takenAt: number, title: string): Promise<void> {
    const renamed = await snapshotStore.setTitle(projectId, takenAt, title);
    store.setState({ failure: renamed.ok ? null : renamed.error });
    await refresh();
  }

  async function remove(takenAt: number): Promise<void> {
    const snapshot = store.getState().list?.find((each) => each.takenAt === takenAt);
    const removed = await snapshotStore.remove(projectId, takenAt);
    if (!removed.ok || snapshot === undefined) {
      store.setState({ failure: removed.ok ? null : removed.error });
      return refresh();
    }
    const putBack = async (): Promise<void> => {
      const back = await removed.value.putBack();
      store.setState(back.ok ? { deleted: null, failure: null } : { failure: back.error });
      await refresh();
    };
    // Before its line, which has the focus, leaves the list.
    store.setState({ failure: null, deleted: { snapshot, putBack } });
    await refresh();
  }

  const unsubscribe = editor.subscribe((state, before) => {
    if (state.project === before.project || state.isReadOnly || before.isReadOnly) return;
    if (state.changeKind === 'import') void takeOrReport('beforeImport', before.project);
    else if (now() - lastTakenAt >= HOUR) void takeOrReport('hourly');
  });

  return {
    store,
    refresh,
    take,
    async takeAtOpening() {
      const { project } = editor.getState();
      // Its code is not a part of the first picture.
      await partsReleased();
      await takeOrReport('opened', project);
    },
    restore: (takenAt) =>
      orTryAgain(notices, 'The code that restores a snapshot', async () =>
        (await loadRestoring()).restoreSnapshot({ editor, notices, unsaved, take, open }, takenAt),
      ),
    rename,
    remove,
    open,
    close: unsubscribe,
  };
}
