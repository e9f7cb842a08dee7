import type { Editor } from '../../editor/index.ts';
import type { HistorySteps } from '../../model/index.ts';
import {
  type Autosave,
  lastSelection,
  type ProjectStore,
  projectFolder,
  type Settings,
} from '../../storage/index.ts';
import type { KeptFolder } from '../folder/projectFolder.ts';

/** How long after the last change something small is written. */
const QUIET_MILLISECONDS = 300;

/** Keeps what is selected for the next visit; returns its own undoing. */
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

/** Keeps the project's folder for the next visit. Where a browser can't keep it, the next save asks for it. */
export function rememberFolder(settings: Settings, projectId: string, folder: KeptFolder | null): void {
  const setting = projectFolder(projectId);
  if (folder === null) void settings.remove(setting);
  else {
    const { folder: handle, places, known } = folder;
    void settings.write(setting, { folder: handle, places: [...places], known: new Map(known) });
  }
}

/** What the store has of the steps. */
export interface KeptSteps {
  steps: HistorySteps;
}

/**
 * Keeps what can be undone and redone where a save did not: undo can lead back
 * to the very project that is stored, and then nothing is saved. Returns its
 * own undoing.
 */
export function rememberSteps(
  editor: Editor,
  autosave: Pick<Autosave, 'status'>,
  store: Pick<ProjectStore, 'saveSteps'>,
  projectId: string,
  kept: KeptSteps,
): () => void {
  return whenQuiet(editor, () => {
    const steps = editor.steps();
    if (steps.past === kept.steps.past && steps.future === kept.steps.future) return;
    const { state, savedAt } = autosave.status.getState();
    const { project, isReadOnly } = editor.getState();
    // Otherwise a save is on its way, and takes them along.
    if (isReadOnly || state !== 'saved' || savedAt === null) return;
    // Where it fails the next quiet moment tries again: it is less than work.
    void store.saveSteps(projectId, { project, savedAt, steps }).then((saved) => {
      if (saved.ok) kept.steps = steps;
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
