import type { RunReport, Undoable, UndoDirection } from '../../host/index.ts';
import type { OutputEvent } from '../../wire/control.ts';
import type { OpenedPlayground } from './openPlayground.ts';
import { stoppedReport } from './taskReports.ts';

interface SwapContext {
  readonly emit: (event: OutputEvent) => void;
  /** Called with what the backup holds afterwards. */
  readonly onExchanged: (undoable: Undoable | null) => void;
}

/**
 * Exchanges the stored rows and the backup. Rows that were changed in between
 * are not lost: they are in the backup then.
 */
export async function swapWithBackup(
  { playground, backup }: OpenedPlayground,
  direction: UndoDirection,
  { emit, onExchanged }: SwapContext,
): Promise<RunReport> {
  const isSwapped = await playground.withRows(async () => {
    const before = await backup.read();
    if (before === null || before.isUndone !== (direction === 'redo')) return false;
    await backup.swap();
    playground.forgetDesign();
    onExchanged(await backup.read());
    return true;
  });
  if (!isSwapped) {
    return stoppedReport(
      'The rows that were replaced are no longer kept: another tab has replaced rows since then.',
    );
  }
  const opposite = direction === 'undo' ? 'redo' : 'undo';
  emit({ type: 'note', text: `The rows that were here until now are kept: ${opposite} restores them.` });
  // The design may have changed since then: the rows follow it.
  return playground.createSampleData();
}
