import { createStore, type StoreApi } from 'zustand/vanilla';
import { failWith, type Result } from '../lib/result.ts';
import type { Project } from '../model/index.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

/** Whether the project is on the disk, as shown to the user. */
export interface SaveStatus {
  /** `saving` from the moment of a change, `noteSaved` only when all of it is written. */
  readonly state: 'saved' | 'saving' | 'failed';
  /** Why it failed, with the way out; null in the other states. */
  readonly error: StorageFailure | null;
  /** When it was last written, in milliseconds since 1970; null when never. */
  readonly savedAt: number | null;
}

/** Runs a function later; returns a function that cancels it. */
type Schedule = (run: () => void, milliseconds: number) => () => void;

/** The part of an editor that autosave uses. */
interface ProjectSource {
  getState(): { readonly project: Project; readonly isBehind: boolean };
  catchUp(): void;
  subscribe(listener: () => void): () => void;
}

/** The project to save, and where. */
export interface AutosaveOptions {
  readonly editor: ProjectSource;
  readonly store: {
    save(id: string, project: Project): Promise<Result<{ readonly savedAt: number }, StorageFailure>>;
  };
  /** The id of the project in the store. */
  readonly projectId: string;
  /** When the store saved the current project; omitted for one that is not stored yet, which is saved at once. */
  readonly savedAt?: number;
  readonly schedule?: Schedule;
}

/** Saves the project of an editor after each change. */
export interface Autosave {
  /** For zustand's `useStore`. */
  readonly status: Pick<StoreApi<SaveStatus>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Saves unsaved changes at once. Resolves to whether everything is on the disk.
   */
  flush(): Promise<boolean>;
  /** Saves the whole project again, because the store may have lost its data; until then nothing counts as saved. */
  saveAgain(): void;
  /**
   * Stops saving, because another tab writes the project from now on. The project
   * that the editor gets next is the one in the store, saved at `savedAt`.
   */
  follow(project: Project, savedAt: number): void;
  /** Saves again, because this tab is the writer again; the store has this project. */
  lead(project: Project, savedAt: number): void;
  /** Stops listening and retrying. Call `flush` first: unsaved changes are not saved. */
  dispose(): void;
}

/** A burst of changes is one write. Counted from the first change, so that steady typing is saved in between too. */
const COALESCE_MILLISECONDS = 250;
/** Writing takes longer with more models: for a thousand, one write per second leaves the frames to the user's work. */
const COALESCE_MILLISECONDS_PER_MODEL = 1;
/** The waiting times after failures; the last one is repeated. */
const RETRY_MILLISECONDS = [1000, 2000, 5000, 15_000, 30_000] as const;

const scheduleWithTimer: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Saves the project of the editor after each change: one write at a time, and the latest state wins. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { editor, store, projectId, savedAt, schedule = scheduleWithTimer } = options;
  const status = createStore<SaveStatus>()(() => ({
    state: savedAt === undefined ? 'saving' : 'saved',
    error: null,
    savedAt: savedAt ?? null,
  }));
  let { project: lastSeen, isBehind: wasBehind } = editor.getState();
  /** The project on the disk, and the last one sent there; null if it is not stored. */
  let stored: Project | null = savedAt === undefined ? null : lastSeen;
  let lastSent = stored;
  /** How often the store lost its data: the result of an earlier write says nothing about its data now. */
  let losses = 0;
  let failures = 0;
  let isRetryWaiting = false;
  let isDisposed = false;
  let isFollowing = false;
  const pendingSaves = new Set<Promise<void>>();
  const timer = createTimer(schedule);

  function startSave(): void {
    const project = editor.getState().project;
    lastSent = project;
    const lossesBefore = losses;
    const saving = save(project).then((result) => {
      pendingSaves.delete(saving);
      // The result belongs to a project that is no longer open, or to a store that was lost.
      if (isFollowing || losses !== lossesBefore) return;
      if (result.ok) noteSaved(project, result.value.savedAt);
      else noteFailure(result.error);
    });
    pendingSaves.add(saving);
  }

  async function save(project: Project) {
    try {
      return await store.save(projectId, project);
    } catch (error) {
      // A bug: report it, but do not stop the retries.
      queueMicrotask(() => {
        throw error;
      });
      return failWith(storageFailure('unknown', error instanceof Error ? error.message : String(error)));
    }
  }

  function noteSaved(project: Project, at: number): void {
    stored = project;
    failures = 0;
    const now = editor.getState();
    const isAll = project === now.project && !now.isBehind;
    status.setState({ state: isAll ? 'saved' : 'saving', error: null, savedAt: at });
    if (project === now.project) timer.stop();
    else if (pendingSaves.size === 0 && !isDisposed) scheduleSave();
  }

  function noteFailure(error: StorageFailure): void {
    lastSent = stored;
    status.setState({ state: 'failed', error });
    const wait = RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)];
    failures += 1;
    if (pendingSaves.size > 0 || isDisposed) return;
    isRetryWaiting = true;
    timer.start(startSave, wait ?? COALESCE_MILLISECONDS);
  }

  function scheduleSave(): void {
    isRetryWaiting = false;
    const { models } = editor.getState().project;
    timer.start(startSave, COALESCE_MILLISECONDS + models.length * COALESCE_MILLISECONDS_PER_MODEL);
  }

  function handleChange(): void {
    const { project, isBehind } = editor.getState();
    if (project === lastSeen && isBehind === wasBehind) return;
    lastSeen = project;
    wasBehind = isBehind;
    if (isFollowing) return;
    if (pendingSaves.size > 0 || (isBehind && project === stored)) {
      // The result of the save, or the change that waits, decides how to continue.
      if (status.getState().state === 'saved') status.setState({ state: 'saving' });
      return;
    }
    if (project === stored) {
      timer.stop();
      status.setState({ state: 'saved', error: null });
      return;
    }
    // A failure is shown until a save succeeds; after a change the retry comes sooner.
    if (status.getState().state !== 'failed') status.setState({ state: 'saving' });
    if (!timer.isRunning() || isRetryWaiting) scheduleSave();
  }

  function adoptStored(project: Project, at: number): void {
    timer.stop();
    isRetryWaiting = false;
    failures = 0;
    lastSeen = project;
    stored = project;
    lastSent = project;
    status.setState({ state: 'saved', error: null, savedAt: at });
  }

  const unsubscribe = editor.subscribe(handleChange);
  if (stored === null) startSave();

  return {
    status,
    async flush() {
      editor.catchUp();
      timer.stop();
      // Do not wait for the pending write: the page may be closed before it ends, and the store keeps the order.
      if (!isDisposed && !isFollowing && editor.getState().project !== lastSent) startSave();
      await Promise.all(pendingSaves);
      return isFollowing || stored === editor.getState().project;
    },
    saveAgain() {
      if (isFollowing || isDisposed) return;
      losses += 1;
      stored = null;
      timer.stop();
      isRetryWaiting = false;
      // A failure is shown until a save succeeds.
      if (status.getState().state !== 'failed') status.setState({ state: 'saving' });
      status.setState({ savedAt: null });
      startSave();
    },
    follow(project, at) {
      isFollowing = true;
      adoptStored(project, at);
    },
    lead(project, at) {
      isFollowing = false;
      adoptStored(project, at);
    },
    dispose() {
      isDisposed = true;
      unsubscribe();
      timer.stop();
    },
  };
}

/** Creates a timer for one function; starting it again cancels the previous one. */
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
