import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { LoadError, late } from '../lib/late.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { inSlices } from '../lib/slices.ts';
import {
  createProject,
  foundProblems,
  type Problem,
  type Project,
  type RenamePropertyArguments,
  withoutCanvas,
} from '../model/index.ts';
import type { Editor, EditorState } from './createEditor.ts';
import { type PropertyRenames, renameOrAsk } from './propertyRenames.ts';

/** Gives the editor to the components below: `<EditorContext value={editor}>`. */
export const EditorContext = createContext<Editor | null>(null);

/** The editor itself, for its actions; the component does not render again when the state changes. */
export function useEditorActions(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor needs an <EditorContext value={editor}> above it.');
  return editor;
}

export const PropertyRenamesContext = createContext<PropertyRenames | null>(null);

export function usePropertyRenames(): PropertyRenames {
  const renames = useContext(PropertyRenamesContext);
  if (renames === null) throw new Error('usePropertyRenames needs a <PropertyRenamesContext value={…}>.');
  return renames;
}

/** Renames a property, after a look at what follows where something does (see renameOrAsk). */
export function useRenameProperty(): (wanted: RenamePropertyArguments) => void {
  const editor = useEditorActions();
  const renames = usePropertyRenames();
  return (wanted) => renameOrAsk(editor, renames, wanted);
}

/**
 * A part of the editor's state. The component renders again when the selector's
 * result changes identity, so a selector returns a part, not a new object.
 */
export function useEditor<Part>(selector: (state: EditorState) => Part): Part {
  return useStore(useEditorActions(), selector);
}

/**
 * The project for what does not show where things stand: the component does
 * not render again while boxes only move (see `withoutCanvas`).
 */
export function useProjectFiles(): Project {
  return useEditor(({ project }) => withoutCanvas(project));
}

const nothingYet = createProject('');
/** Looks for the problems of a project step by step (`findProblemsInSteps`). */
type FindInSteps = (project: Project) => Iterator<undefined, readonly Problem[]>;

const loadRules = async (): Promise<FindInSteps> =>
  (await late(() => import('../model/problems/findProblems.ts'))).findProblemsInSteps;

/**
 * The same a moment later, once its problems are found, empty at first: for
 * what may follow when the canvas is drawn already, such as badges. The page
 * answers in between, and does without the rules until then; where they can't
 * be loaded it does without badges, and tries again with the next change.
 *
 * @param load the rules; the same function each time
 */
export function useCheckedFiles(load: () => Promise<FindInSteps> = loadRules): Project {
  const files = useProjectFiles();
  const [settled, setSettled] = useState(() => (foundProblems(files) === undefined ? nothingYet : files));
  useEffect(() => {
    const leave = new AbortController();
    const find = async (): Promise<void> => {
      const pauses = pageSlices.pauses(leave.signal);
      await pauses.pause();
      const findInSteps = await load();
      await pauses.pause();
      await inSlices(findInSteps(files), pauses);
      startTransition(() => setSettled(files));
    };
    find().catch((error: unknown) => {
      if (error !== leave.signal.reason && !(error instanceof LoadError)) throw error;
    });
    return () => leave.abort();
  }, [files, load]);
  return settled;
}
