import type { Autosave, Persistence, StorageFailure } from '../../storage/index.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Notices } from '../shell/notices.ts';

interface WatchSavingOptions {
  readonly autosave: Autosave;
  readonly notices: Notices;
  readonly exporting: Pick<Exporting, 'downloadProject'>;
  readonly persistence: Pick<Persistence, 'ask'>;
  /** Whether the project was stored when it was opened. */
  readonly wasStored: boolean;
}

/**
 * Reports a failed save, with a way to keep the work, until it succeeds; and asks
 * the browser not to clear its storage as soon as there is work to keep. Returns a
 * function that unsubscribes.
 */
export function watchSaving(options: WatchSavingOptions): () => void {
  const { autosave, notices, exporting, persistence, wasStored } = options;
  let notice: number | null = null;
  let reportedCode: StorageFailure['code'] | null = null;
  /** The first save of a new project contains no work yet. */
  let hasWork = wasStored;
  return autosave.status.subscribe(({ state, error, savedAt }, before) => {
    if (state === 'failed' && error !== null && (notice === null || error.code !== reportedCode)) {
      // The earlier notice gives the wrong reason now.
      if (notice !== null) notices.dismiss(notice);
      reportedCode = error.code;
      notice = notices.show({
        tone: 'error',
        text: describeFailure(error),
        action: { label: 'Download files', run: () => void exporting.downloadProject() },
      });
    }
    if (state !== 'saved') return;
    if (notice !== null) notices.dismiss(notice);
    notice = null;
    if (before.state === 'saved' || savedAt === before.savedAt) return;
    if (hasWork) void persistence.ask();
    hasWork = true;
  });
}

function describeFailure({ code, message, advice }: StorageFailure): string {
  // Retrying does not help here: only the user can change it.
  if (code === 'unavailable') return `Not saved. ${message} You can work as usual. ${advice}`;
  if (code === 'unanswered') return `Not saved. ${message} ${advice}`;
  return `Not saved. ${message} Retrying automatically.`;
}
