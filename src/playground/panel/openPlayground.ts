import type { AsideRows } from '../host/asideRows.ts';
import type { Playground, PlaygroundEvent } from '../host/createPlayground.ts';
import type { PlaygroundRows } from '../host/playgroundRows.ts';

export interface OpenedPlayground {
  readonly playground: Playground;
  readonly rows: PlaygroundRows;
  /** The rows as they were before they were replaced. */
  readonly aside: AsideRows;
  close(): void;
}

/** Opens the database and the sandbox of a project. What they need is loaded now, not with the panel. */
export async function openPlayground(
  projectId: string,
  onEvent: (event: PlaygroundEvent) => void,
): Promise<OpenedPlayground> {
  const [{ createPlayground }, { createPlaygroundRows }, { createAsideRows }, { openIndexedDbConnector }] =
    await Promise.all([
      import('../host/createPlayground.ts'),
      import('../host/playgroundRows.ts'),
      import('../host/asideRows.ts'),
      import('../../storage/indexedDbConnector.ts'),
    ]);
  const connector = await openIndexedDbConnector(`playground-${projectId}`);
  const playground = createPlayground({ container: document.body, connector });
  const stopListening = playground.onEvent(onEvent);
  return {
    playground,
    rows: createPlaygroundRows(connector),
    aside: createAsideRows(connector),
    close: () => {
      stopListening();
      playground.dispose();
      void connector.disconnect();
    },
  };
}
