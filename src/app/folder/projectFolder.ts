import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlannedFile } from '../../exchange/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { FolderConnection } from './folderConnection.ts';
import type { FolderServices, FolderState } from './folderTypes.ts';

/** The connection of the project to a folder on disk. */
export interface ProjectFolder {
  readonly store: StoreApi<FolderState>;
  /** Connects the folder that opened files came from. */
  connect(folder: FileSystemDirectoryHandle, opened: OpenedFiles): Promise<void>;
  /** Compares the project with its folder, and lets the user pick one if none is connected. Call it from a click or a key. */
  compare(): Promise<void>;
  /** Writes the files chosen in the review. */
  save(files: readonly PlannedFile[]): Promise<void>;
  closeReview(): void;
  /** Loads the connection, and uses it. */
  use(act: (connected: FolderConnection) => void | Promise<void>): Promise<void>;
}

/** Loads the code of the connection. */
export const loadFolder = () => loadPart(() => import('./folderConnection.ts'));

/** Creates the connection to a folder, whose code is loaded when it is first used. */
export function createProjectFolder(services: FolderServices): ProjectFolder {
  const { editor, notices, storedFolder } = services;
  const store = createStore<FolderState>()(() => ({ name: storedFolder?.folder.name ?? null, review: null }));
  let connection: FolderConnection | null = null;
  const use = (what: string, act: (connected: FolderConnection) => void | Promise<void>): Promise<void> =>
    orTryAgain(notices, what, async () => {
      const { createFolderConnection } = await loadFolder();
      connection ??= createFolderConnection(services, store);
      await act(connection);
    });
  return {
    store,
    connect(folder, opened) {
      const { project } = editor.getState();
      return use('The code that connects the folder', (connected) =>
        connected.connect(folder, opened, project),
      );
    },
    compare: () => use('The code that compares the folder', ({ compare }) => compare()),
    save: (files) => use('The code that writes the files', ({ save }) => save(files)),
    use: (act) => use('The code that reads the folder', act),
    closeReview: () => store.setState({ review: null }),
  };
}
