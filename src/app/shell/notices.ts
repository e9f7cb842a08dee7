import { createStore, type StoreApi } from 'zustand/vanilla';

/** A message that appears for a while: what happened, and what to do about it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'error';
  /** Whether it stays until its action is used, because nothing else leads there. */
  readonly isPinned?: boolean;
  /** For work that goes on: the part that is done, from 0 to 1. */
  readonly progress?: number;
  /** What the user can do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Notices {
  readonly store: StoreApi<{ readonly shown: readonly Notice[] }>;
  /** Returns an id to dismiss the notice once it is no longer true. */
  show(notice: Omit<Notice, 'id'>): number;
  /** Changes the progress of a notice; nothing if it was dismissed. */
  setProgress(id: number, progress: number): void;
  dismiss(id: number): void;
}

export function createNotices(): Notices {
  const store = createStore<{ readonly shown: readonly Notice[] }>()(() => ({ shown: [] }));
  let nextId = 1;
  return {
    store,
    show(notice) {
      const id = nextId++;
      store.setState(({ shown }) => ({ shown: [...shown, { ...notice, id }] }));
      return id;
    },
    setProgress(id, progress) {
      store.setState(({ shown }) => ({
        shown: shown.map((notice) => (notice.id === id ? { ...notice, progress } : notice)),
      }));
    },
    dismiss(id) {
      store.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }));
    },
  };
}

/** Shows a notice unless the same one is already shown. */
export function showOnce(notices: Notices, notice: Omit<Notice, 'id'>): void {
  if (notices.store.getState().shown.some(({ text }) => text === notice.text)) return;
  notices.show(notice);
}
