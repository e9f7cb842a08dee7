import {
  type Autosave,
  lastProject,
  type ProjectStore,
  type ProjectTab,
  type StorageLoss,
} from '../../storage/index.ts';
import type { Exporting } from '../export/exporting.ts';
import { type Notices, showOnce } from '../shell/notices.ts';

interface WatchLossOptions {
  readonly projectId: string;
  readonly store: Pick<ProjectStore, 'onLost' | 'settings'>;
  readonly autosave: Pick<Autosave, 'saveAgain'>;
  readonly tab: Pick<ProjectTab, 'state'>;
  readonly notices: Notices;
  readonly exporting: Pick<Exporting, 'downloadProject'>;
}

const texts: Readonly<Record<StorageLoss, string>> = {
  deleted:
    'Another tab deleted everything that the designer stored in this browser. This project is saved again from here; other projects and all snapshots are gone.',
  closed:
    'The browser closed the storage of this page, as it does when the site’s data is cleared. This project is saved again from here; check under Projects whether the others still exist.',
};

/**
 * Saves the open project again when its storage was lost, and says so. Only the
 * writing tab does this; the others follow. Returns a function
 * that unsubscribes.
 */
export function watchLoss(options: WatchLossOptions): () => void {
  const { projectId, store, autosave, tab, notices, exporting } = options;

  async function writeSettingsAgain(): Promise<void> {
    // The open project may differ from the one that this page started with.
    await store.settings.write(lastProject, projectId);
    const written = await store.settings.writeAgain();
    if (written.ok) return;
    notices.show({
      tone: 'error',
      text: `The code in the playground is not saved. ${written.error.message} ${written.error.advice}`,
    });
  }

  return store.onLost((loss) => {
    if (tab.state.getState().role === 'follower') return;
    autosave.saveAgain();
    void writeSettingsAgain();
    showOnce(notices, {
      tone: 'error',
      text: texts[loss],
      action: { label: 'Download files', run: () => void exporting.downloadProject() },
    });
  });
}
