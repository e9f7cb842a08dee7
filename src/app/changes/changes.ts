import { createStore, type StoreApi } from 'zustand/vanilla';
import { partsReleased } from '../../lib/heldParts.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import type { ChangesOptions, Follower } from './follower.ts';

interface ChangesState {
  /** The number of changed files; null if no file was opened. */
  readonly count: number | null;
  /** null until its code is loaded. */
  readonly follower: Follower | null;
}

/** What the project changed in the files that were opened. */
export interface Changes {
  readonly store: StoreApi<ChangesState>;
  close(): void;
}

/** Loads the code that follows the files after the page has started. If it can’t be loaded, nothing is counted. */
export function createChanges(options: ChangesOptions): Changes {
  const store = createStore<ChangesState>()(() => ({ count: null, follower: null }));
  let isClosed = false;
  const start = async (): Promise<void> => {
    try {
      await partsReleased();
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
