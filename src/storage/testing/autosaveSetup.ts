import { failWith, type Result, succeed } from '../../lib/result.ts';
import { createProject, type Project } from '../../model/index.ts';
import { type AutosaveOptions, createAutosave } from '../autosave.ts';
import { type StorageFailure, storageFailure } from '../storageFailure.ts';

type SaveResult = Result<{ readonly savedAt: number }, StorageFailure>;

/** Creates an autosave with an editor, a store and timers that the test controls. */
export function setUp({ isNew = false, ...options }: Partial<AutosaveOptions> & { isNew?: boolean } = {}) {
  let project = createProject('at first');
  /** The name that is typed and not yet in the project. */
  let waiting: string | null = null;
  const listeners = new Set<() => void>();
  const catchUp = (): void => {
    if (waiting === null) return;
    project = { ...project, name: waiting };
    waiting = null;
    for (const listener of listeners) listener();
  };
  const writes: { name: string; settle: (result: SaveResult) => Promise<void> }[] = [];
  let timers: { run: () => void; milliseconds: number }[] = [];
  const autosave = createAutosave({
    editor: {
      getState: () => ({ project, isBehind: waiting !== null }),
      catchUp,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    store: {
      save: (_id, saved) =>
        new Promise((resolve) => {
          const settle = async (result: SaveResult) => {
            resolve(result);
            await new Promise((done) => setImmediate(done));
          };
          writes.push({ name: saved.name, settle });
        }),
    },
    projectId: 'p',
    ...(isNew ? {} : { savedAt: 1 }),
    schedule: (run, milliseconds) => {
      const timer = { run, milliseconds };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    ...options,
  });
  const put = (next: Project) => {
    project = next;
    for (const listener of listeners) listener();
  };
  return {
    autosave,
    put,
    type: (name: string) => {
      waiting = name;
      for (const listener of listeners) listener();
    },
    edit: (name: string) => put({ ...project, name }),
    present: () => project,
    waits: () => timers.map((timer) => timer.milliseconds),
    /** Runs all timers. */
    pass: () => {
      for (const timer of timers.splice(0)) timer.run();
    },
    written: () => writes.map((write) => write.name),
    /** Ends the write with that index. */
    settle: (index: number, result: SaveResult = succeed({ savedAt: 100 + index })) =>
      writes[index]?.settle(result),
    state: () => autosave.status.getState().state,
    listenerCount: () => listeners.size,
  };
}

export const quota = failWith(storageFailure('quota'));
