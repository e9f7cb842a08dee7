import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import {
  canPickFolders,
  fromFragment,
  type LinkProblem,
  type LongWork,
  type OpenedFiles,
  openModelFiles,
  type Progress,
  pickFiles,
  pickFolder,
  pickFolderFiles,
  type ReadFiles,
  readFileList,
  readFolder,
  takeDroppedItems,
} from '../../exchange/index.ts';
import { late } from '../../lib/late.ts';
import type { Result } from '../../lib/result.ts';
import type { FileProblem, Project } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { orAbort, tellProgress } from './longWork.ts';
import type { OpenAnswer, TakingServices } from './taking.ts';

const loadTaking = () => late(() => import('./taking.ts'));

export interface OpeningState {
  /** How far it is, once it takes long enough to be told. */
  readonly progress: Progress | null;
  /** Files that wait for an answer, with the names that the project has already. */
  readonly question: { readonly opened: OpenedFiles; readonly names: readonly string[] } | null;
  /** What was opened, skipped and refused; shown until it is closed. */
  readonly report: OpenedFiles | null;
  /** Whether a text is asked for. */
  readonly isPasting: boolean;
  /** What a link brought: a project to look at before it is opened, or what is wrong with the link. */
  readonly shared: Result<Project, LinkProblem> | null;
}

/** Brings files into the project: one undo step, and nothing that is there is replaced without asking. */
export interface Opening {
  readonly store: StoreApi<OpeningState>;
  /** Asks for files or zips. */
  pick(): Promise<void>;
  /** Asks for a project's folder; where the browser can write into it, the project belongs to it from then on. */
  pickFolder(): Promise<void>;
  /** Takes dropped files and folders. Call it in the drop event itself. */
  drop(transfer: DataTransfer): Promise<void>;
  /** Reads files and asks what to do with them. */
  read(find: (work: LongWork) => Promise<ReadFiles | null>, onTaken?: OnTaken): Promise<void>;
  askForText(): void;
  closeText(): void;
  /** Takes models from a text; tells what is wrong with it where it holds none. */
  paste(text: string, tell: (problem: FileProblem) => void): Promise<void>;
  /** Looks at the project of a link, to be shown before it is opened. */
  readLink(fragment: string): Promise<void>;
  closeLink(): void;
  answer(answer: OpenAnswer | null): void;
  /** Ends the reading that is under way. */
  cancel(): void;
  closeReport(): void;
}

/** Called when opened files have got into the project. */
type OnTaken = (opened: OpenedFiles) => void;

interface OpeningServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** Called when models were added, to bring them into view. */
  readonly onOpened: () => void;
  /** Called with what came beside a whole project, when that has got into this one. */
  readonly onParts?: TakingServices['onParts'];
  /** Called when the files of a folder that can be written into have got into the project. */
  readonly onFolder?: (folder: FileSystemDirectoryHandle, opened: OpenedFiles) => void;
}

export function createOpening({
  editor,
  notices,
  onOpened,
  onFolder = () => undefined,
  onParts = () => undefined,
}: OpeningServices): Opening {
  const store = createStore<OpeningState>()(() => ({
    progress: null,
    question: null,
    report: null,
    isPasting: false,
    shared: null,
  }));
  const report = (opened: OpenedFiles): void => store.setState({ report: opened });
  const taking: TakingServices = { editor, notices, onOpened, onParts, report };
  let underWay: AbortController | null = null;
  let whenTaken: OnTaken | undefined;

  /** Before anything is read or asked, not after; the editor tells why. */
  const isRefused = (): boolean => editor.refuseIfReadOnly();

  const tellRefusal = (error: unknown): null => {
    if (!(error instanceof DOMException)) throw error;
    notices.show({
      tone: 'error',
      text: `The folder can’t be opened: ${error.message} Drop it on the canvas instead.`,
    });
    return null;
  };

  /** Long work with progress and a way to cancel it, which leaves the project as it was. */
  const work = async (run: (work: Required<LongWork>) => Promise<void>): Promise<void> => {
    underWay?.abort();
    const controller = new AbortController();
    underWay = controller;
    const { signal } = controller;
    const { onProgress, stop } = tellProgress((progress) => store.setState({ progress }));
    try {
      await run({ signal, onProgress });
    } catch (error) {
      if (!signal.aborted) throw error;
      notices.show({ tone: 'info', text: 'Opening was cancelled; nothing has changed.' });
    } finally {
      stop();
      if (underWay === controller) {
        underWay = null;
        store.setState({ progress: null });
      }
    }
  };

  const workOn = (opened: OpenedFiles, answer: OpenAnswer): Promise<void> =>
    work(async ({ signal, onProgress }) => {
      onProgress({ step: 'placing', done: opened.models.length, total: null });
      await takeAs(opened, answer, signal);
    });

  const takeAs = async (opened: OpenedFiles, answer: OpenAnswer, signal: AbortSignal): Promise<void> => {
    const { takeOpened } = await orAbort(loadTaking(), signal);
    if (await takeOpened(taking, opened, answer, signal)) whenTaken?.(opened);
  };

  /** Takes what has been read; asks where the project has something. */
  const take = async (
    opened: OpenedFiles,
    onTaken: OnTaken | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const { clashingNames, isUntouched, tellNothing } = await orAbort(loadTaking(), signal);
    if (isRefused() || tellNothing(taking, opened)) return;
    whenTaken = onTaken;
    const { project } = editor.getState();
    if (isUntouched(project)) await takeAs(opened, { as: 'replacement', onClash: 'takeOpened' }, signal);
    else store.setState({ question: { opened, names: clashingNames(project, opened) } });
  };

  const readAndTake = async (
    find: (work: LongWork) => Promise<ReadFiles | null>,
    onTaken?: OnTaken,
  ): Promise<void> => {
    if (isRefused()) return;
    await work(async (long) => {
      const { signal, onProgress } = long;
      const readAndOpen = async (): Promise<OpenedFiles | null> => {
        const found = await find(long);
        return found && openModelFiles(found, long);
      };
      const opened = await orAbort(readAndOpen(), signal);
      if (opened === null) return;
      onProgress({ step: 'placing', done: opened.models.length, total: null });
      await take(opened, onTaken, signal);
    });
  };

  const read: Opening['read'] = (find, onTaken) => {
    // What was read stays: a second try needs only the part that was missing.
    let found: ReadFiles | null = null;
    const findOnce = async (work: LongWork): Promise<ReadFiles | null> => {
      found ??= await find(work);
      return found;
    };
    return orTryAgain(notices, 'What reads the files', () => readAndTake(findOnce, onTaken));
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
        const folder = await pickFolder('read').catch(tellRefusal);
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
    async paste(text, tell) {
      if (isRefused()) return;
      await orTryAgain(notices, 'What reads the text', async () => {
        const { clashingNames, readPastedJson } = await loadTaking();
        const read = readPastedJson(text);
        if (!read.ok) {
          tell(read.error);
          return;
        }
        store.setState({ isPasting: false });
        whenTaken = undefined;
        const names = clashingNames(editor.getState().project, read.value);
        if (names.length === 0) await workOn(read.value, { as: 'addition', onClash: 'takeOpened' });
        else store.setState({ question: { opened: read.value, names } });
      });
    },
    readLink: (fragment) =>
      orTryAgain(notices, 'What reads the link', async () =>
        store.setState({ shared: await fromFragment(fragment) }),
      ),
    closeLink: () => store.setState({ shared: null }),
    answer(answer) {
      const { question } = store.getState();
      store.setState({ question: null });
      if (question !== null && answer !== null && !isRefused()) void workOn(question.opened, answer);
    },
    cancel: () => underWay?.abort(new DOMException('Cancelled', 'AbortError')),
    closeReport: () => store.setState({ report: null }),
  };
}
