import { loadPart } from '../../lib/loadPart.ts';
import { clampedItems, movedFiles, type Project } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';

/** Reports what reading a project had to change, with words that are loaded then: it is rare. */
export function reportMoved(notices: Notices, project: Project): void {
  if (clampedItems(project) === null && movedFiles(project).length === 0) return;
  void orTryAgain(notices, 'The report of what was moved', async () => {
    const { reportMoves } = await loadPart(() => import('./reportMoves.ts'));
    reportMoves(notices, project);
  });
}
