import { loadPart } from '../../lib/loadPart.ts';
import type { CanvasItems } from '../../model/index.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { Removal, RemovingServices } from './removing.ts';

/** Loads the code that deletes. */
export const loadRemoving = () => loadPart(() => import('./removing.ts'));

const what = 'The code that deletes';

/** Removes what is selected now (see `removing.ts`), once the code is loaded. */
export function removeSelection(services: RemovingServices): void {
  const { selection } = services.editor.getState();
  void orTryAgain(services.notices, what, async () =>
    (await loadRemoving()).removeSelection(services, selection),
  );
}

/** Removes models, areas and notes (see `removing.ts`), once the code is loaded. */
export function removeWithRelations(services: RemovingServices, items: CanvasItems, removal?: Removal): void {
  void orTryAgain(services.notices, what, async () =>
    (await loadRemoving()).removeWithRelations(services, items, removal),
  );
}
