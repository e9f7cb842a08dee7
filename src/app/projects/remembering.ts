import type { Editor } from '../../editor/index.ts';
import type { HistorySteps } from '../../model/index.ts';
import {
  type Autosave,
  lastSelection,
  type ProjectStore,
  projectFolder,
  type Settings,
} from '../../storage/index.ts';
import type { StoredFolder } from '../folder/folderTypes.ts';

/** How long after the last change small records are written. */
const QUIET_MILLISECONDS = 300;

/** Stores the selection for the next visit; returns a function that unsubscribes. */
export function rememberSelection(editor: Editor, settings: Settings, projectId: string): () => void {
  let { selection: remembered } = editor.getState();
  return whenQuiet(editor, () => {
    const { selection, isReadOnly } = editor.getState();
    if (selection === remembered || isReadOnly) return;
    remembered = selection;
    const { models, areas, notes, relation } = selection;
    const remembering = { models: [...models], areas: [...areas], notes: [...notes], relation };
    void settings.write(lastSelection(projectId), remembering);
  });
}

/** Stores the connected folder for the next visit. If the browser can't store it, the next save asks for it. */
export function rememberFolder(settings: Settings, projectId: string, folder: StoredFolder | null): void {
  const setting = projectFolder(projectId);
  if (folder === null) void settings.remove(setting);
  else {
    const { folder: handle, places, known } = folder;
    void settings.write(setting, { folder: handle, places: [...places], known: new Map(known) });
  }
}

/** The undo steps in the store. */
export interface StoredSteps {
  steps: HistorySteps;
}

/**
 * Stores the undo and redo steps if no save does: undo can lead back to the
 * stored project, and then nothing is saved. Returns a function that unsubscribes.
 */
export function rememberSteps(
  editor: Editor,
  autosave: Pick<Autosave, 'status'>,
  store: Pick<ProjectStore, 'saveSteps'>,
  projectId: string,
  stored: StoredSteps,
): () => void {
  return whenQuiet(editor, () => {
    const steps = editor.steps();
    if (steps.past === stored.steps.past && steps.future === stored.steps.future) return;
    const { state, savedAt } = autosave.status.getState();
    const { project, isReadOnly } = editor.getState();
    // Otherwise a pending save includes them.
    if (isReadOnly || state !== 'saved' || savedAt === null) return;
    // On failure the next quiet moment tries again: steps matter less than the project.
    void store.saveSteps(projectId, { project, savedAt, steps }).then((saved) => {
      if (saved.ok) stored.steps = steps;
    });
  });
}

function whenQuiet(editor: Editor, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = editor.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(act, QUIET_MILLISECONDS);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
