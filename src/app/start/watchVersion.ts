import { type Notices, showOnce } from '../shell/notices.ts';

/** What a part that could not be loaded says about the page. */
export type LoadTrouble =
  /** Its host does not answer. */
  | 'offline'
  /** The host has another version by now, whose files have other names. */
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
  readonly reload?: () => void;
}

const newVersionText = 'A new version of the designer is available.';

/**
 * Says what is behind a part of the page that can't be loaded, and offers the
 * new version once all work is saved. Each part says itself that it is missing.
 */
export function watchVersion(options: WatchVersionOptions): void {
  const { notices, save, onSaved, page = window, findTrouble = askHost } = options;
  const { reload = () => location.reload() } = options;
  let isOffering = false;

  async function reloadOnceSaved(): Promise<void> {
    // Something may have changed since it was offered.
    if (await save()) reload();
    else {
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

  page.addEventListener('vite:preloadError', () => {
    void findTrouble().then((trouble) => {
      if (trouble === 'newVersion') return offer();
      if (trouble === 'offline')
        showOnce(notices, {
          tone: 'error',
          text: 'There is no connection to where the designer comes from. What is loaded goes on working, and is saved.',
        });
      return undefined;
    });
  });
}

/** Whether the page's own script is still the one that its address leads to. */
async function askHost(): Promise<LoadTrouble> {
  const script = document.querySelector('script[type=module][src]')?.getAttribute('src');
  try {
    const answer = await fetch(location.href.replace(/#.*$/, ''), { cache: 'no-store' });
    const text = answer.ok ? await answer.text() : '';
    const isPage = /<script[^>]*type="module"/.test(text);
    return isPage && script && !text.includes(script) ? 'newVersion' : 'unknown';
  } catch (error) {
    // What fetch answers where nothing answers it.
    if (error instanceof TypeError) return 'offline';
    throw error;
  }
}
