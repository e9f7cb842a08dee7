import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether the browser promised to keep what this page stores. */
export interface PersistenceState {
  readonly state:
    | 'unasked'
    | 'granted'
    /** It may delete everything of this page when the disk gets full. */
    | 'refused'
    /** It has no way to promise it, or fails to. */
    | 'unavailable';
}

export interface Persistence {
  readonly store: Pick<StoreApi<PersistenceState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Asks the browser, once; it may ask the person at the screen. */
  ask(): Promise<void>;
}

type Manager = Pick<StorageManager, 'persist' | 'persisted'>;

/** Keeps the browser's promise in view; a promise of an earlier visit is found again. */
export function createPersistence(manager: Manager | undefined): Persistence {
  const store = createStore<PersistenceState>()(() => ({
    state: manager === undefined ? 'unavailable' : 'unasked',
  }));
  let isAsked = false;
  const tell = async (question: () => Promise<boolean>, no: PersistenceState['state']): Promise<void> => {
    try {
      store.setState({ state: (await question()) ? 'granted' : no });
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      store.setState({ state: 'unavailable' });
    }
  };
  const found = manager === undefined ? undefined : tell(() => manager.persisted(), 'unasked');
  return {
    store,
    async ask() {
      if (manager === undefined || isAsked) return;
      isAsked = true;
      await found;
      if (store.getState().state === 'unasked') await tell(() => manager.persist(), 'refused');
    },
  };
}
