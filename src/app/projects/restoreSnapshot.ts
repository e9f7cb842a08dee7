import type { Editor } from '../../editor/index.ts';
import type { Result } from '../../lib/result.ts';
import type { Project } from '../../model/index.ts';
import type { SnapshotReason, StorageFailure } from '../../storage/index.ts';
import { showWayBack } from '../editing/showWayBack.ts';
import { orAbort } from '../opening/longWork.ts';
import { prepare } from '../opening/prepare.ts';
import { reportMoved } from '../opening/reportMoved.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { replaceProject, withSharedModels } from './replaceProject.ts';
import type { UnsavedWork } from './unsavedWork.ts';

interface Restoring {
  readonly editor: Editor;
  readonly notices: Notices;
  readonly unsaved: Pick<UnsavedWork, 'download'>;
  /** Takes a snapshot of the project. */
  readonly take: (reason: SnapshotReason) => Promise<Result<undefined, StorageFailure>>;
  /** Returns the project of a snapshot; null if it can't be read, which is reported. */
  readonly open: (takenAt: number) => Promise<Project | null>;
}

/**
 * Restores a snapshot in one undo step; snapshots the current state first, and replaces
 * nothing if that fails. A notice shows the progress of a large one and can cancel it.
 */
export async function restoreSnapshot(restoring: Restoring, takenAt: number): Promise<void> {
  const { editor, notices, open } = restoring;
  let restored = null as Project | null;
  const read = async (signal: AbortSignal, onProgress: (done: number) => void): Promise<void> => {
    const loaded = await orAbort(open(takenAt), signal);
    if (loaded === null) return;
    restored = await prepare(withSharedModels(editor.getState().project, loaded), signal, onProgress);
  };
  const texts = {
    doing: 'Restoring the snapshot',
    cancelled: 'Restoring was cancelled. Nothing has changed.',
  };
  if ((await withCancel(notices, texts, read)) && restored !== null) await replaceBy(restoring, restored);
}

/** Replaces the current state once it is kept in a snapshot or, if that fails, a download. */
async function replaceBy(restoring: Restoring, restored: Project): Promise<void> {
  const { editor, notices, unsaved, take } = restoring;
  const taken = await take('beforeRestore');
  if (taken.ok) return replaceState(restoring, restored);
  notices.show({
    tone: 'error',
    text: `The snapshot is not restored, because the current state could not be kept. ${taken.error.message}`,
    action: {
      label: 'Download the current state and restore',
      run: () => {
        unsaved.download(editor.getState().project);
        replaceState(restoring, restored);
      },
    },
  });
}

function replaceState({ editor, notices }: Restoring, project: Project): void {
  const before = editor.getState().project;
  const restored = editor.run(
    replaceProject,
    { project },
    { label: 'Restore snapshot', keepsPositions: true },
  );
  if (restored === before) {
    // The editor has said why a read-only project does not change.
    if (!editor.getState().isReadOnly)
      notices.show({ tone: 'info', text: 'The project is already as in this snapshot: nothing changed.' });
    return;
  }
  reportMoved(notices, project);
  showWayBack({ editor, notices }, 'The snapshot is restored.', { label: 'Undo', run: editor.undo });
}
