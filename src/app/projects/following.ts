import type { Editor } from '../../editor/index.ts';
import type { Autosave, ProjectStore, ProjectTab, StorageFailure, TabState } from '../../storage/index.ts';
import type { Notices } from '../shell/notices.ts';
import { withSharedModels } from './replaceProject.ts';
import type { Snapshots } from './snapshots.ts';
import type { UnsavedWork } from './unsavedWork.ts';

interface FollowingOptions {
  readonly projectId: string;
  readonly editor: Editor;
  readonly autosave: Autosave;
  readonly tab: ProjectTab;
  /** The role of this tab when the project was loaded. */
  readonly loadedAs: TabState['role'];
  readonly store: Pick<ProjectStore, 'load'>;
  readonly snapshots: Pick<Snapshots, 'take'>;
  readonly unsaved: Pick<UnsavedWork, 'offer'>;
  readonly notices: Notices;
}

/**
 * Applies the role of this tab to the editor: the writing tab edits and saves, the
 * others show what is saved and refuse every change. Returns a function that stops it.
 */
export function followTab(options: FollowingOptions): () => void {
  const { projectId, editor, autosave, tab, store, snapshots, unsaved, notices } = options;
  let role = options.loadedAs;
  let isClosed = false;
  let reading: Promise<void> = Promise.resolve();

  /** Shows the stored project; loads run one after another, so that the latest is shown last. */
  function read(): void {
    reading = reading.then(async () => {
      const loaded = await store.load(projectId);
      if (isClosed) return;
      if (!loaded.ok) return reportUnreadable(loaded.error);
      const { savedAt, steps } = loaded.value;
      const { project: shown, selection } = editor.getState();
      const project = withSharedModels(shown, loaded.value.project);
      autosave[role === 'writer' ? 'lead' : 'follow'](project, savedAt);
      editor.load(project, { steps, selection });
      editor.setReadOnly(role !== 'writer');
      // A tab that was closed while it saved could not say so.
      if (role === 'writer') tab.announceSaved(savedAt);
    });
  }

  function reportUnreadable(failure: StorageFailure): void {
    if (role === 'writer' && failure.code === 'missing') {
      // The storage has been lost: this tab shows the only copy.
      autosave.lead(editor.getState().project, 0);
      autosave.saveAgain();
      editor.setReadOnly(false);
      notices.show({
        tone: 'error',
        text: 'The browser has deleted this project. It is saved again as shown here.',
      });
      return;
    }
    notices.show({
      tone: 'error',
      text: `${failure.message} ${failure.advice}`,
      action: { label: 'Try again', run: read },
    });
  }

  /** Resolves when the unsaved state is in a snapshot, or offered as a download. */
  async function keepUnsavedChanges(): Promise<void> {
    const { state, savedAt } = autosave.status.getState();
    const { project } = editor.getState();
    editor.setReadOnly(true);
    autosave.follow(project, savedAt ?? 0);
    if (state === 'saved') return;
    const taken = await snapshots.take('takenOver', project);
    if (taken.ok) {
      notices.show({
        tone: 'error',
        text: 'Another tab took over the project. Your unsaved changes are kept as a snapshot.',
      });
      return;
    }
    unsaved.offer(
      project,
      `Another tab took over the project. Your unsaved changes could not be kept as a snapshot: ${taken.error.message} Download it, or it is lost when this tab is closed.`,
    );
  }

  tab.onYield(async () => {
    editor.setReadOnly(true);
    const isSaved = await autosave.flush();
    if (!isSaved) editor.setReadOnly(false);
    return isSaved;
  });

  function handleTabState(state: TabState, savedElsewhereAt: TabState['savedElsewhereAt']): void {
    if (state.role !== role) {
      role = state.role;
      if (role === 'follower') {
        const keeping = keepUnsavedChanges();
        // Nothing may replace the unsaved state before.
        reading = reading.then(() => keeping);
      }
      read();
    } else if (role === 'follower' && state.savedElsewhereAt !== savedElsewhereAt) read();
  }

  const unsubscribe = tab.state.subscribe((state, before) => handleTabState(state, before.savedElsewhereAt));
  if (role === 'follower') {
    editor.setReadOnly(true);
    autosave.follow(editor.getState().project, autosave.status.getState().savedAt ?? 0);
  }
  // The role may have changed while the project was loaded.
  handleTabState(tab.state.getState(), null);
  return () => {
    isClosed = true;
    unsubscribe();
  };
}
