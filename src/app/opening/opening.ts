import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import {
  canPickFolders,
  type FoundFiles,
  fromFragment,
  type LinkProblem,
  type LongWork,
  type OpenFiles,
  openFiles,
  pickFiles,
  pickFolder,
  pickFolderFiles,
  readFileList,
  readFolder,
  takeDroppedItems,
} from '../../exchange/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import type { Result } from '../../lib/result.ts';
import type { FileProblem, Project } from '../../model/index.ts';
import type { OpenedFiles, Progress } from '../../sources/index.ts';
import type { Notices } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { FirstLook } from './firstLook.ts';
import type { ImportingServices, OpenAnswer } from './importing.ts';
import { orAbort, throttleProgress } from './longWork.ts';
import type { PreviewAnswer } from './SourcePreview.tsx';

const loadImporting = () => loadPart(() => import('./importing.ts'));

export interface OpeningState {
  /** The progress, once it takes long enough to show. */
  readonly progress: Progress | null;
  /** Files that wait for the user’s answer, with the conflicting names. */
  readonly question: { readonly opened: OpenedFiles; readonly names: readonly string[] } | null;
  /** What a source makes of files, with its choices, before it is imported. */
  readonly preview: OpenFiles | null;
  /** What was opened, skipped and refused; shown until it is closed. */
  readonly report: OpenedFiles | null;
  /** Whether the paste dialog is open. */
  readonly isPasting: boolean;
  /** The project of a link, shown before it is opened, or what is wrong with the link. */
  readonly shared: Result<Project, LinkProblem> | null;
}

/** Opens files into the project as one undo step, and asks before it replaces anything. */
export interface Opening {
  readonly store: StoreApi<OpeningState>;
  /** Lets the user pick files or zips. */
  pick(): Promise<void>;
  /** Lets the user pick a project folder; if the browser can write to it, the project stays connected to it. */
  pickFolder(): Promise<void>;
  /** Opens dropped files and folders. Call it in the drop event itself. */
  drop(transfer: DataTransfer): Promise<void>;
  /** Reads files and asks what to do with them. */
  read(find: (work: LongWork) => Promise<FoundFiles | null>, onImported?: OnImported): Promise<void>;
  askForText(): void;
  closeText(): void;
  /** Imports models from a text; returns what is wrong with it if it holds none. */
  paste(text: string, onProblem: (problem: FileProblem) => void): Promise<void>;
  /** Reads the project of a link and shows it before it is opened. */
  readLink(fragment: string): Promise<void>;
  closeLink(): void;
  answer(answer: OpenAnswer | null): void;
  /** Imports what the preview showed, updates models with it, or does nothing. */
  answerPreview(answer: PreviewAnswer | null): void;
  /** Imports opened files without a question. */
  importOpened(opened: OpenedFiles, answer: OpenAnswer, onImported: OnImported): Promise<void>;
  /** Cancels the reading in progress. */
  cancel(): void;
  closeReport(): void;
}

/** Called when opened files have been imported. */
type OnImported = (opened: OpenedFiles) => void;

interface OpeningServices {
  readonly editor: Editor;
  readonly notices: Notices;
  readonly firstLook: FirstLook;
  /** Called with the parts of a whole project (such as snippets) once it is imported. */
  readonly onParts?: ImportingServices['onParts'];
  /** Called when the files of a writable folder have been imported. */
  readonly onFolder?: (folder: FileSystemDirectoryHandle, opened: OpenedFiles) => void;
}

export function createOpening({
  editor,
  notices,
  firstLook,
  onFolder = () => undefined,
  onParts = () => undefined,
}: OpeningServices): Opening {
  const store = createStore<OpeningState>()(() => ({
    progress: null,
    question: null,
    preview: null,
    report: null,
    isPasting: false,
    shared: null,
  }));
  const report = (opened: OpenedFiles): void => store.setState({ report: opened });
  const importing: ImportingServices = { editor, notices, firstLook, onParts, report };
  let currentWork: AbortController | null = null;
  let onNextImported: OnImported | undefined;

  /** Before anything is read or asked, not after; the editor says why. */
  const isRefused = (): boolean => editor.refuseIfReadOnly();

  const reportRefusedFolder = (error: unknown): null => {
    if (!(error instanceof DOMException)) throw error;
    notices.show({
      tone: 'error',
      text: `The folder can’t be opened: ${error.message} Drop it on the canvas instead.`,
    });
    return null;
  };

  /** Runs long work with progress and Cancel, which leaves the project unchanged. */
  const runWithProgress = async (run: (work: Required<LongWork>) => Promise<void>): Promise<void> => {
    currentWork?.abort();
    const controller = new AbortController();
    currentWork = controller;
    const { signal } = controller;
    const { onProgress, stop } = throttleProgress((progress) => store.setState({ progress }));
    try {
      await run({ signal, onProgress });
    } catch (error) {
      if (!signal.aborted) throw error;
      notices.show({ tone: 'info', text: 'Opening was cancelled. Nothing has changed.' });
    } finally {
      stop();
      if (currentWork === controller) {
        currentWork = null;
        store.setState({ progress: null });
      }
    }
  };

  const importWithProgress = (opened: OpenedFiles, answer: OpenAnswer): Promise<void> =>
    runWithProgress(async ({ signal, onProgress }) => {
      onProgress({ step: 'placing', done: opened.models.length, total: null });
      await importAs(opened, answer, signal);
    });

  const importAs = async (opened: OpenedFiles, answer: OpenAnswer, signal: AbortSignal): Promise<void> => {
    const { importOpened } = await orAbort(loadImporting(), signal);
    if (await importOpened(importing, opened, answer, signal)) onNextImported?.(opened);
  };

  /** Imports what has been read; asks first if the project is not empty. */
  const importOrAsk = async (
    opened: OpenedFiles,
    onImported: OnImported | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const { clashingNames, isUntouched, reportNothing } = await orAbort(loadImporting(), signal);
    if (isRefused() || reportNothing(importing, opened)) return;
    onNextImported = onImported;
    const { project } = editor.getState();
    if (isUntouched(project)) await importAs(opened, { as: 'replacement', onClash: 'useOpened' }, signal);
    else store.setState({ question: { opened, names: clashingNames(project, opened) } });
  };

  const readAndImport = async (
    find: (work: LongWork) => Promise<FoundFiles | null>,
    onImported?: OnImported,
  ): Promise<void> => {
    if (isRefused()) return;
    await runWithProgress(async (long) => {
      const { signal, onProgress } = long;
      const readAndOpen = async (): Promise<OpenFiles | null> => {
        const found = await find(long);
        return found && openFiles(found, long);
      };
      const files = await orAbort(readAndOpen(), signal);
      if (files === null || (await showPreview(files, long))) return;
      const { opened } = files;
      onProgress({ step: 'placing', done: opened.models.length, total: null });
      await importOrAsk(opened, onImported, signal);
    });
  };

  /** Shows what was guessed, before anything is imported; not where nothing was found. */
  const showPreview = async (files: OpenFiles, work: LongWork = {}): Promise<boolean> => {
    const isShown = files.opened.report !== undefined && files.opened.report.parts.length > 0;
    let isKept = false;
    try {
      if (!isShown) return false;
      const { inStyleOf } = await loadImporting();
      const preview = await inStyleOf(editor.getState().project, files, work);
      store.setState({ preview });
      isKept = true;
      return true;
    } finally {
      if (!isKept) files.close();
    }
  };

  const read: Opening['read'] = (find, onImported) => {
    // The files stay read: a second try only needs the missing part.
    let found: FoundFiles | null = null;
    const findOnce = async (work: LongWork): Promise<FoundFiles | null> => {
      found ??= await find(work);
      return found;
    };
    return orTryAgain(notices, 'The code that reads the files', () => readAndImport(findOnce, onImported));
  };

  return {
    store,
    async pick() {
      if (isRefused()) return;
      const files = await pickFiles();
      if (files.length > 0) await read((work) => readFileList(files, work));
    },
    async pickFolder() {
      if (isRefused()) return;
      if (canPickFolders()) {
        const folder = await pickFolder('read').catch(reportRefusedFolder);
        if (folder === null) return;
        await read(
          (work) => readFolder(folder, work),
          (opened) => onFolder(folder, opened),
        );
      } else {
        const files = await pickFolderFiles();
        if (files.length > 0) await read((work) => readFileList(files, work));
      }
    },
    drop: (transfer) => read(takeDroppedItems(transfer)),
    read,
    askForText: () => store.setState({ isPasting: true }),
    closeText: () => store.setState({ isPasting: false }),
    async paste(text, onProblem) {
      if (isRefused()) return;
      await orTryAgain(notices, 'The code that reads the text', async () => {
        const { clashingNames } = await loadImporting();
        const files = [{ path: 'pasted.sql', text }];
        const pasted = await openFiles({ files, problems: [], skipped: [], isPasted: true });
        const { opened } = pasted;
        const [problem] = opened.problems;
        if (opened.models.length === 0 && problem !== undefined) {
          pasted.close();
          onProblem(problem);
          return;
        }
        store.setState({ isPasting: false });
        onNextImported = undefined;
        if (await showPreview(pasted)) return;
        const names = clashingNames(editor.getState().project, opened);
        if (names.length === 0) await importWithProgress(opened, { as: 'addition', onClash: 'useOpened' });
        else store.setState({ question: { opened, names } });
      });
    },
    readLink: (fragment) =>
      orTryAgain(notices, 'The code that reads the link', () =>
        runWithProgress(async (work) => {
          const shared = await orAbort(fromFragment(fragment, work), work.signal);
          if (shared.ok) {
            // The dialog counts the relations.
            const { prepare } = await orAbort(loadImporting(), work.signal);
            await prepare(shared.value, work.signal);
          }
          store.setState({ shared });
        }),
      ),
    closeLink: () => store.setState({ shared: null }),
    answer(answer) {
      const { question } = store.getState();
      store.setState({ question: null });
      if (question !== null && answer !== null && !isRefused())
        void importWithProgress(question.opened, answer);
    },
    answerPreview(answer) {
      store.getState().preview?.close();
      store.setState({ preview: null });
      if (answer === null || isRefused()) return;
      const { opened, update } = answer;
      void runWithProgress(async ({ signal, onProgress }) => {
        onProgress({ step: 'placing', done: opened.models.length, total: null });
        if (update === undefined) await importOrAsk(opened, undefined, signal);
        else await (await orAbort(loadImporting(), signal)).updateModels(importing, update, signal);
      });
    },
    async importOpened(opened, answer, onImported) {
      if (isRefused()) return;
      onNextImported = onImported;
      await importWithProgress(opened, answer);
    },
    cancel: () => currentWork?.abort(new DOMException('Cancelled', 'AbortError')),
    closeReport: () => store.setState({ report: null }),
  };
}
