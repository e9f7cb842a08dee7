import type { RunReport, Turn, Undoable } from '../../host/index.ts';
import type { OutputEvent } from '../../wire/control.ts';
import type { OpenedPlayground } from './openPlayground.ts';
import { stopped } from './taskReports.ts';

interface TurnAsideContext {
  readonly tell: (event: OutputEvent) => void;
  /** Hears what lies aside then. */
  readonly onExchanged: (undoable: Undoable | null) => void;
}

/**
 * Exchanges the rows that lie aside and those that are stored. Rows that were
 * changed in between are not lost: they lie aside then.
 */
export async function turnAside(
  { playground, backup }: OpenedPlayground,
  turn: Turn,
  { tell, onExchanged }: TurnAsideContext,
): Promise<RunReport> {
  const isSwapped = await playground.withRows(async () => {
    const before = await backup.read();
    if (before === null || before.isUndone !== (turn === 'redo')) return false;
    await backup.swap();
    playground.forgetDesign();
    onExchanged(await backup.read());
    return true;
  });
  if (!isSwapped) {
    return stopped(
      'The rows that were replaced are no longer kept: another tab has replaced rows since then.',
    );
  }
  const back = turn === 'undo' ? 'redo' : 'undo';
  tell({ type: 'note', text: `The rows that were here until now are kept: ${back} restores them.` });
  // The design may have gone on since then: the rows follow it.
  return playground.createSampleData();
}
