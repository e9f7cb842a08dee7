import { type Notices, showOnce } from '../shell/notices.ts';

/** Why a part of the page could not be loaded. */
export type LoadTrouble =
  /** The host does not answer. */
  | 'offline'
  /** The host serves another version, whose files have other names. */
  | 'newVersion'
  | 'unknown';

interface WatchVersionOptions {
  readonly notices: Notices;
  /** Saves the open project now; resolves to whether everything is on the disk. */
  readonly save: () => Promise<boolean>;
  /** Calls back when the open project is saved; returns a function that unsubscribes. */
  readonly onSaved: (listener: () => void) => () => void;
  readonly page?: Pick<Window, 'addEventListener'>;
  readonly findTrouble?: () => Promise<LoadTrouble>;
  /** Calls back when a new version is stored in the browser; `use` makes it the one that a reload shows. */
  readonly onStored?: (listener: (use: () => Promise<void>) => void) => void;
  readonly reload?: () => void;
}

const newVersionText = 'A new version of the designer is available.';

/**
 * Explains why a part of the page can't be loaded, and offers the new version
 * once all work is saved. The missing part reports itself.
 */
export function watchVersion(options: WatchVersionOptions): void {
  const { notices, save, onSaved, page = window, findTrouble = askHost } = options;
  const { reload = () => location.reload() } = options;
  let isOffering = false;
  let showStored: (() => Promise<void>) | undefined;

  async function reloadOnceSaved(): Promise<void> {
    // The work may have changed since the offer.
    if (await save()) {
      await showStored?.();
      reload();
    } else {
      isOffering = false;
      await offer();
    }
  }

  async function offer(): Promise<void> {
    if (isOffering) return;
    isOffering = true;
    if (!(await save())) {
      await new Promise<void>((resolve) => {
        const unsubscribe = onSaved(() => {
          unsubscribe();
          resolve();
        });
      });
    }
    notices.show({
      tone: 'info',
      text: newVersionText,
      isPinned: true,
      action: { label: 'Reload', run: () => void reloadOnceSaved() },
    });
  }

  options.onStored?.((use) => {
    showStored = use;
    void offer();
  });
  page.addEventListener('vite:preloadError', () => {
    void findTrouble().then((trouble) => {
      if (trouble === 'newVersion') return offer();
      if (trouble === 'offline')
        showOnce(notices, {
          tone: 'error',
          text: 'The designer’s host can’t be reached. Everything already loaded keeps working and is saved.',
        });
      return undefined;
    });
  });
}

/** Asks the host whether the page's own script still exists. */
async function askHost(): Promise<LoadTrouble> {
  const script = document.querySelector('script[type=module][src]')?.getAttribute('src');
  try {
    const response = await fetch(location.href.replace(/#.*$/, ''), { cache: 'no-store' });
    const text = response.ok ? await response.text() : '';
    const isPage = /<script[^>]*type="module"/.test(text);
    return isPage && script && !text.includes(script) ? 'newVersion' : 'unknown';
  } catch (error) {
    // The status of a fetch without a response.
    if (error instanceof TypeError) return 'offline';
    throw error;
  }
}
