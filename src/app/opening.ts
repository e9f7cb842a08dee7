import { createStore, type StoreApi } from 'zustand/vanilla';
import { createId, type Editor } from '../editor/index.ts';
import { type OpenedFiles, openModelFiles, pickFiles, type ReadFiles } from '../exchange/index.ts';
import {
  type AddFilesArguments,
  addFiles,
  type Command,
  type FileProblem,
  type Project,
  placeFiles,
  removeModels,
} from '../model/index.ts';
import type { Notices } from './notices.ts';

/** What to do with models whose names the project has already. */
export type ClashAnswer = 'replaceModels' | 'keepMine' | 'replaceProject';

export interface OpeningState {
  /** Files that wait for an answer, with the names that the project has already. */
  readonly clash: { readonly opened: OpenedFiles; readonly names: readonly string[] } | null;
  /** What could not be opened; shown until it is closed. */
  readonly refused: readonly FileProblem[];
}

/** Brings files into the project: one undo step, and nothing that is there is replaced without asking. */
export interface Opening {
  readonly store: StoreApi<OpeningState>;
  pick(): Promise<void>;
  open(read: ReadFiles): void;
  answer(answer: ClashAnswer | null): void;
  closeRefused(): void;
}

interface OpeningServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** Called when models were added, to bring them into view. */
  readonly onOpened: () => void;
}

export function createOpening({ editor, notices, onOpened }: OpeningServices): Opening {
  const store = createStore<OpeningState>()(() => ({ clash: null, refused: [] }));

  const take = (opened: OpenedFiles, answer: ClashAnswer): void => {
    const mine = namesOf(editor.getState().project);
    const models =
      answer === 'keepMine'
        ? opened.models.filter(({ definition }) => !mine.has(definition.name))
        : opened.models;
    const { project } = editor.getState();
    const args = {
      files: models,
      modelConfig: opened.modelConfig,
      ids: models.map(() => createId()),
      positions: placeFiles(answer === 'replaceProject' ? withoutModels(project) : project, models),
    };
    editor.run(answer === 'replaceProject' ? replaceWithFiles : addFiles, args, { label: 'Open files' });
    notices.show({ tone: 'info', text: describeOpened(models.length, opened) });
    onOpened();
  };

  return {
    store,
    async pick() {
      const read = await pickFiles();
      if (read !== null) this.open(read);
    },
    open(read) {
      const opened = openModelFiles(read);
      store.setState({ refused: opened.problems });
      if (opened.models.length === 0 && opened.modelConfig === null) {
        if (opened.problems.length === 0) notices.show({ tone: 'error', text: describeNothing(opened) });
        return;
      }
      const mine = namesOf(editor.getState().project);
      const names = opened.models.map(({ definition }) => definition.name).filter((name) => mine.has(name));
      if (names.length === 0) take(opened, 'replaceModels');
      else store.setState({ clash: { opened, names } });
    },
    answer(answer) {
      const { clash } = store.getState();
      store.setState({ clash: null });
      if (clash !== null && answer !== null) take(clash.opened, answer);
    },
    closeRefused() {
      store.setState({ refused: [] });
    },
  };
}

/** The files instead of what is there, as one command and so one undo step. */
const replaceWithFiles: Command<AddFilesArguments> = (project, args) =>
  addFiles(withoutModels(project), args);

function withoutModels(project: Project): Project {
  const emptied = removeModels(project, { modelIds: project.models.map(({ id }) => id) });
  return { ...emptied, modelConfig: null };
}

function namesOf(project: Project): Set<string> {
  return new Set(project.models.map(({ definition }) => definition.name));
}

function describeOpened(count: number, { modelConfig, skipped }: OpenedFiles): string {
  const parts = [
    `Opened ${count} ${count === 1 ? 'model' : 'models'}`,
    modelConfig === null ? '' : 'and model-config.json',
    skipped.length === 0 ? '' : `· skipped ${skipped.map(({ path }) => path).join(', ')}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function describeNothing({ skipped }: OpenedFiles): string {
  const [first] = skipped;
  if (first === undefined) return 'There was no model file to open.';
  return `Nothing opened: ${first.path} ${first.reason}`;
}
