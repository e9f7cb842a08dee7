import { loadPart } from '../../../lib/loadPart.ts';
import { databaseExists, rowsDatabase } from '../../../storage/index.ts';
import type { PlaygroundStore } from '../../host/openStore.ts';
import type { Playground, PlaygroundEvent } from '../../host/playground.ts';

export interface OpenedPlayground extends Pick<PlaygroundStore, 'rows' | 'backup' | 'importBuffer'> {
  readonly playground: Playground;
  close(): void;
}

/** Whether a project has ever had rows. Does not open the database to find out. */
export function hasRows(projectId: string): Promise<boolean> {
  return databaseExists(rowsDatabase(projectId));
}

/** Opens the rows and the sandbox of a project. Their code is loaded here, not with the panel. */
export async function openPlayground(
  projectId: string,
  onEvent: (event: PlaygroundEvent) => void,
): Promise<OpenedPlayground> {
  const [{ createPlayground }, { openSandbox }, { openStore }] = await Promise.all([
    loadPart(() => import('../../host/createPlayground.ts')),
    loadPart(() => import('../../host/openSandbox.ts')),
    loadPart(() => import('../../host/openStore.ts')),
  ]);
  const store = openStore(rowsDatabase(projectId));
  const address = new URL('sandbox.html', document.baseURI).href;
  const playground = createPlayground({
    openSandbox: () => openSandbox({ container: document.body, address }),
    store,
  });
  const stopListening = playground.onEvent(onEvent);
  const { rows, backup, importBuffer } = store;
  return {
    playground,
    rows,
    backup,
    importBuffer,
    close: () => {
      stopListening();
      playground.dispose();
      store.close();
    },
  };
}
