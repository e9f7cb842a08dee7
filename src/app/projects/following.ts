import type { Editor } from '../../editor/index.ts';
import type { Autosave, ProjectStore, ProjectTab, TabState } from '../../storage/index.ts';
import type { Notices } from '../notices.ts';
import { withSharedModels } from './replaceProject.ts';
import type { Snapshots } from './snapshots.ts';

interface FollowingOptions {
  readonly projectId: string;
  readonly editor: Editor;
  readonly autosave: Autosave;
  readonly tab: ProjectTab;
  /** What this tab was when the project was loaded. */
  readonly loadedAs: TabState['role'];
  readonly store: Pick<ProjectStore, 'load'>;
  readonly snapshots: Pick<Snapshots, 'take'>;
  readonly notices: Notices;
}

/**
 * Keeps the editor to what this tab may do: the writing tab edits and saves,
 * the others show what is saved and refuse every change. Returns its own undoing.
 */
export function followTab(options: FollowingOptions): () => void {
  const { projectId, editor, autosave, tab, store, snapshots, notices } = options;
  let role = options.loadedAs;
  let isClosed = false;
  let reading: Promise<void> = Promise.resolve();

  /** Shows what the store holds; one after the other, so that the latest is shown last. */
  function read(): void {
    reading = reading.then(async () => {
      const loaded = await store.load(projectId);
      if (isClosed) return;
      if (!loaded.ok) {
        notices.show({ tone: 'error', text: `${loaded.error.message} ${loaded.error.advice}` });
        return;
      }
      const { savedAt, steps } = loaded.value;
      const { project: shown, selection } = editor.getState();
      const project = withSharedModels(shown, loaded.value.project);
      autosave[role === 'writer' ? 'lead' : 'follow'](project, savedAt);
      editor.load(project, { steps, selection });
      editor.setReadOnly(role !== 'writer');
    });
  }

  function loseTheProject(): void {
    const { state, savedAt } = autosave.status.getState();
    const { project } = editor.getState();
    editor.setReadOnly(true);
    autosave.follow(project, savedAt ?? 0);
    if (state === 'saved') return;
    void snapshots.take('takenOver', project);
    notices.show({
      tone: 'error',
      text: 'Another tab took the project over. What was not saved here is kept as a snapshot.',
    });
  }

  tab.onYield(async () => {
    editor.setReadOnly(true);
    const isSaved = await autosave.flush();
    if (!isSaved) editor.setReadOnly(false);
    return isSaved;
  });

  function play(state: TabState, savedElsewhereAt: TabState['savedElsewhereAt']): void {
    if (state.role !== role) {
      role = state.role;
      if (role === 'follower') loseTheProject();
      read();
    } else if (role === 'follower' && state.savedElsewhereAt !== savedElsewhereAt) read();
  }

  const unsubscribe = tab.state.subscribe((state, before) => play(state, before.savedElsewhereAt));
  if (role === 'follower') {
    editor.setReadOnly(true);
    autosave.follow(editor.getState().project, autosave.status.getState().savedAt ?? 0);
  }
  // What happened while the project was loaded.
  play(tab.state.getState(), null);
  return () => {
    isClosed = true;
    unsubscribe();
  };
}
