import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { partsReleased } from '../lib/heldParts.ts';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { runInSlices } from '../lib/slices.ts';
import {
  createProject,
  foundProblems,
  type Problem,
  type Project,
  type RenamePropertyArguments,
  withoutCanvas,
} from '../model/index.ts';
import type { Editor, EditorState } from './createEditor.ts';
import { type PendingRenames, withRenaming } from './pendingRenames.ts';

/** Provides the editor to the components below: `<EditorContext value={editor}>`. */
export const EditorContext = createContext<Editor | null>(null);

/** Returns the editor itself; the component does not render again when the state changes. */
export function useEditorActions(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor needs an <EditorContext value={editor}> above it.');
  return editor;
}

/** Provides the store of pending renames to the components below. */
export const PendingRenamesContext = createContext<PendingRenames | null>(null);

/** Returns the store of pending renames. */
export function usePendingRenames(): PendingRenames {
  const renames = useContext(PendingRenamesContext);
  if (renames === null) throw new Error('usePendingRenames needs a <PendingRenamesContext value={…}>.');
  return renames;
}

/** Returns a function that renames a property, after confirmation if more changes with it (see renameWithConfirmation). */
export function useRenameProperty(): (wanted: RenamePropertyArguments) => void {
  const editor = useEditorActions();
  const renames = usePendingRenames();
  return (wanted) =>
    withRenaming(renames, ({ renameWithConfirmation }) =>
      renameWithConfirmation(editor, wanted, (pending) => renames.setState({ pending })),
    );
}

/**
 * Returns a part of the editor's state. The component renders again when the result
 * of the selector changes identity, so a selector returns a part, not a new object.
 */
export function useEditor<Part>(selector: (state: EditorState) => Part): Part {
  return useStore(useEditorActions(), selector);
}

/**
 * Returns the project for components that show no positions: they do not render
 * again while boxes only move (see `withoutCanvas`).
 */
export function useProjectFiles(): Project {
  return useEditor(({ project }) => withoutCanvas(project));
}

const emptyProject = createProject('');
/** Finds the problems of a project step by step (`findProblemsInSteps`). */
type FindInSteps = (project: Project) => Iterator<undefined, readonly Problem[]>;

const loadRules = async (): Promise<FindInSteps> =>
  (await loadPart(() => import('../model/problems/findProblems.ts'))).findProblemsInSteps;

/**
 * Returns the project of `useProjectFiles` once its problems are found; at first an
 * empty one. For parts that may follow the canvas, such as badges. The page stays
 * responsive while the rules load and run. If they can't be loaded there are no
 * badges; the next change tries again.
 *
 * @param load loads the rules; the same function each time
 */
export function useCheckedFiles(load: () => Promise<FindInSteps> = loadRules): Project {
  const files = useProjectFiles();
  const [checked, setChecked] = useState(() => (foundProblems(files) === undefined ? emptyProject : files));
  useEffect(() => {
    const unmounted = new AbortController();
    const find = async (): Promise<void> => {
      const pauses = pageSlices.pauses(unmounted.signal);
      await partsReleased();
      await pauses.pause();
      const findInSteps = await load();
      await pauses.pause();
      await runInSlices(findInSteps(files), pauses);
      startTransition(() => setChecked(files));
    };
    find().catch((error: unknown) => {
      if (error !== unmounted.signal.reason && !(error instanceof LoadError)) throw error;
    });
    return () => unmounted.abort();
  }, [files, load]);
  return checked;
}
