import { createStore, type StoreApi } from 'zustand/vanilla';
import { failWith, type Result } from '../lib/result.ts';
import type { Project } from '../model/index.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

/** Whether the project is on the disk, as the person at the screen has to know it. */
export interface SaveStatus {
  /** `saving` from the moment of a change, `saved` only when all of it is written. */
  readonly state: 'saved' | 'saving' | 'failed';
  /** Why it failed, with the way out; null in the other states. */
  readonly error: StorageFailure | null;
  /** When it was last written, in milliseconds since 1970; null when never. */
  readonly savedAt: number | null;
}

/** Runs something later; the function that it returns calls that off. */
type Schedule = (run: () => void, milliseconds: number) => () => void;

/** What autosave needs of an editor. */
interface ProjectSource {
  getState(): { readonly project: Project };
  subscribe(listener: () => void): () => void;
}

export interface AutosaveOptions {
  readonly editor: ProjectSource;
  readonly store: {
    save(id: string, project: Project): Promise<Result<{ readonly savedAt: number }, StorageFailure>>;
  };
  /** Where the store keeps the project. */
  readonly projectId: string;
  /** When the store wrote the present project; left out for one that it does not hold yet, which is saved at once. */
  readonly savedAt?: number;
  readonly schedule?: Schedule;
}

export interface Autosave {
  /** For zustand's `useStore`. */
  readonly status: Pick<StoreApi<SaveStatus>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Saves now what is not saved, without waiting for the moment to come.
   * Resolves to whether everything is on the disk.
   */
  flush(): Promise<boolean>;
  /** The store may have lost what it held: nothing is saved until all of it is written again, which starts now. */
  saveAgain(): void;
  /**
   * Another tab writes the project from now on: nothing is saved from here,
   * and what the editor is given next is what the store holds since `savedAt`.
   */
  follow(project: Project, savedAt: number): void;
  /** This tab writes again, beginning with a project that the store holds. */
  lead(project: Project, savedAt: number): void;
  /** Stops listening and retrying. What is not saved by then is not saved: flush first. */
  dispose(): void;
}

/** A burst of changes is one write. Counted from the first, so that steady typing is saved on the way too. */
const COALESCE_MILLISECONDS = 250;
/** Writing takes longer the more models there are: with a thousand, once in a second leaves the frames to what is done. */
const COALESCE_MILLISECONDS_PER_MODEL = 1;
/** After a failure; the last one is repeated. */
const RETRY_MILLISECONDS = [1000, 2000, 5000, 15_000, 30_000] as const;

const scheduleWithTimer: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Keeps the editor's project on the disk: after each change, one write at a time, the latest wins. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { editor, store, projectId, savedAt, schedule = scheduleWithTimer } = options;
  const status = createStore<SaveStatus>()(() => ({
    state: savedAt === undefined ? 'saving' : 'saved',
    error: null,
    savedAt: savedAt ?? null,
  }));
  let seen = editor.getState().project;
  /** What the disk holds, and what was sent there last; null when nothing of this project. */
  let stored: Project | null = savedAt === undefined ? null : seen;
  let sent = stored;
  /** How often the store lost what it held: a write from before says nothing about what it holds now. */
  let losses = 0;
  let failures = 0;
  let isRetryWaiting = false;
  let isDisposed = false;
  let isFollowing = false;
  const underWay = new Set<Promise<void>>();
  const timer = createTimer(schedule);

  function startSave(): void {
    const project = editor.getState().project;
    sent = project;
    const lossesBefore = losses;
    const saving = save(project).then((result) => {
      underWay.delete(saving);
      // What it says is no longer about the project that is shown, or about a store that is gone.
      if (isFollowing || losses !== lossesBefore) return;
      if (result.ok) saved(project, result.value.savedAt);
      else failed(result.error);
    });
    underWay.add(saving);
  }

  async function save(project: Project) {
    try {
      return await store.save(projectId, project);
    } catch (error) {
      // A bug: it must not stop the retries, nor pass unseen.
      queueMicrotask(() => {
        throw error;
      });
      return failWith(storageFailure('unknown', error instanceof Error ? error.message : String(error)));
    }
  }

  function saved(project: Project, at: number): void {
    stored = project;
    failures = 0;
    const isAll = project === editor.getState().project;
    status.setState({ state: isAll ? 'saved' : 'saving', error: null, savedAt: at });
    if (isAll) timer.stop();
    else if (underWay.size === 0 && !isDisposed) saveSoon();
  }

  function failed(error: StorageFailure): void {
    sent = stored;
    status.setState({ state: 'failed', error });
    const wait = RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)];
    failures += 1;
    if (underWay.size > 0 || isDisposed) return;
    isRetryWaiting = true;
    timer.start(startSave, wait ?? COALESCE_MILLISECONDS);
  }

  function saveSoon(): void {
    isRetryWaiting = false;
    const { models } = editor.getState().project;
    timer.start(startSave, COALESCE_MILLISECONDS + models.length * COALESCE_MILLISECONDS_PER_MODEL);
  }

  function noticeChange(): void {
    const { project } = editor.getState();
    if (project === seen) return;
    seen = project;
    if (isFollowing) return;
    if (underWay.size > 0) {
      // What became of that write tells how to go on.
      if (status.getState().state === 'saved') status.setState({ state: 'saving' });
      return;
    }
    if (project === stored) {
      timer.stop();
      status.setState({ state: 'saved', error: null });
      return;
    }
    // A failure is shown until it is mended; a change is a reason to try sooner than the retry would.
    if (status.getState().state !== 'failed') status.setState({ state: 'saving' });
    if (!timer.isRunning() || isRetryWaiting) saveSoon();
  }

  function adopt(project: Project, at: number): void {
    timer.stop();
    isRetryWaiting = false;
    failures = 0;
    seen = project;
    stored = project;
    sent = project;
    status.setState({ state: 'saved', error: null, savedAt: at });
  }

  const unsubscribe = editor.subscribe(noticeChange);
  if (stored === null) startSave();

  return {
    status,
    async flush() {
      timer.stop();
      // Not after the write that is under way: the page may not live to see its end, and the store keeps the order.
      if (!isDisposed && !isFollowing && editor.getState().project !== sent) startSave();
      await Promise.all(underWay);
      return isFollowing || stored === editor.getState().project;
    },
    saveAgain() {
      if (isFollowing || isDisposed) return;
      losses += 1;
      stored = null;
      timer.stop();
      isRetryWaiting = false;
      // A failure is shown until it is mended.
      if (status.getState().state !== 'failed') status.setState({ state: 'saving' });
      status.setState({ savedAt: null });
      startSave();
    },
    follow(project, at) {
      isFollowing = true;
      adopt(project, at);
    },
    lead(project, at) {
      isFollowing = false;
      adopt(project, at);
    },
    dispose() {
      isDisposed = true;
      unsubscribe();
      timer.stop();
    },
  };
}

/** One thing to do later; starting it again calls the earlier one off. */
function createTimer(schedule: Schedule) {
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    start(run: () => void, milliseconds: number): void {
      stop();
      cancel = schedule(() => {
        cancel = null;
        run();
      }, milliseconds);
    },
    stop,
    isRunning: () => cancel !== null,
  };
}
