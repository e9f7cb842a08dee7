import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether the browser promised not to clear the stored data of this page. */
export interface PersistenceState {
  readonly state:
    | 'unasked'
    | 'granted'
    /** It may delete all data of this page when the disk is nearly full. */
    | 'refused'
    /** It cannot promise it, or failed to. */
    | 'unavailable';
}

export interface Persistence {
  readonly store: Pick<StoreApi<PersistenceState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Asks the browser, once; the browser may ask the user. */
  ask(): Promise<void>;
}

type PersistenceManager = Pick<StorageManager, 'persist' | 'persisted'>;

/** Creates a store with the state of the promise, including one of an earlier visit. */
export function createPersistence(manager: PersistenceManager | undefined): Persistence {
  const store = createStore<PersistenceState>()(() => ({
    state: manager === undefined ? 'unavailable' : 'unasked',
  }));
  let isAsked = false;
  const updateState = async (
    query: () => Promise<boolean>,
    otherwise: PersistenceState['state'],
  ): Promise<void> => {
    try {
      store.setState({ state: (await query()) ? 'granted' : otherwise });
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      store.setState({ state: 'unavailable' });
    }
  };
  const earlier = manager === undefined ? undefined : updateState(() => manager.persisted(), 'unasked');
  return {
    store,
    async ask() {
      if (manager === undefined || isAsked) return;
      isAsked = true;
      await earlier;
      if (store.getState().state === 'unasked') await updateState(() => manager.persist(), 'refused');
    },
  };
}
