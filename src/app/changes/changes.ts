import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import type { FileChange } from '../../lib/toPatch.ts';
import type { Settings } from '../../storage/index.ts';
import type { FileTexts } from './fileChanges.ts';

interface ChangesState {
  /** The number of changed files; null if no file was opened. */
  readonly count: number | null;
  /** null until its code is loaded. */
  readonly follower: Follower | null;
}

/** Follows the files that are opened, and compares them with those of the project. */
export interface Follower {
  list(): readonly FileChange[];
  /** Counts now instead of after a quiet moment. */
  count(): Promise<void>;
  /** Stops counting. */
  close(): void;
}

/** What the project changed in the files that were opened. */
export interface Changes {
  readonly store: StoreApi<ChangesState>;
  close(): void;
}

export interface ChangesOptions {
  readonly editor: Editor;
  readonly settings: Pick<Settings, 'write'>;
  readonly projectId: string;
  /** The texts that were opened at an earlier visit. */
  readonly stored?: FileTexts | undefined;
}

/** Loads the code that follows the files after the page has started. If it can’t be loaded, nothing is counted. */
export function createChanges(options: ChangesOptions): Changes {
  const store = createStore<ChangesState>()(() => ({ count: null, follower: null }));
  let isClosed = false;
  const start = async (): Promise<void> => {
    try {
      const { followChanges } = await loadPart(() => import('./followChanges.ts'));
      if (!isClosed)
        store.setState({ follower: followChanges(options, (count) => store.setState({ count })) });
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
    }
  };
  void start();
  return {
    store,
    close() {
      isClosed = true;
      store.getState().follower?.close();
    },
  };
}
