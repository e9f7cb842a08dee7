import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';

/** A browser's storage for texts, as `localStorage` is. */
function createTextStorage(): Storage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
}

/** The globals of a page that the code around a project uses. */
export interface StubbedPage {
  readonly window: EventTarget & { innerWidth: number; innerHeight: number };
  readonly sessionStorage: Storage;
  readonly localStorage: Storage;
}

/**
 * Replaces these globals until `vi.unstubAllGlobals()`, with an empty IndexedDB. The
 * page has no locks, as one that is not served securely: a tab writes until another one saves.
 */
export function stubPage({ innerWidth = 1280, innerHeight = 800 } = {}): StubbedPage {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = Object.assign(new EventTarget(), { document, innerWidth, innerHeight });
  const page = { window, sessionStorage: createTextStorage(), localStorage: createTextStorage() };
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('sessionStorage', page.sessionStorage);
  vi.stubGlobal('location', new URL('http://localhost/'));
  vi.stubGlobal('localStorage', page.localStorage);
  vi.stubGlobal('indexedDB', new IDBFactory());
  return page;
}
