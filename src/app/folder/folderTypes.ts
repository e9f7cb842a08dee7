import type { StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import type { Place, SavedFile, SavePlan, ServedFolder } from '../../exchange/index.ts';
import type { Notices } from '../shell/notices.ts';

/** The files to save, shown for review. */
export interface SaveReview {
  readonly folderName: string;
  readonly plan: SavePlan;
  readonly isSaving: boolean;
  /** The files that the last attempt could not write. */
  readonly failed: readonly SavedFile[];
}

export interface FolderState {
  /** The name of the connected folder, or null. */
  readonly name: string | null;
  readonly review: SaveReview | null;
}

/** The folder that the program for the terminal serves with the page; null for every other page. */
export type ServedFolderStore = StoreApi<{ readonly folder: ServedFolder | null }>;

/** A connected folder as stored for the next visit. */
export interface StoredFolder {
  readonly folder: FileSystemDirectoryHandle;
  readonly places: readonly Place[];
  readonly known: ReadonlyMap<string, string>;
}

export interface FolderServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** The alternative in browsers that can't write to folders. */
  readonly download: () => Promise<void>;
  /** The folder connected at an earlier visit. */
  readonly storedFolder?: StoredFolder | undefined;
  readonly served?: ServedFolderStore | undefined;
  /** Stores the folder for the next visit; null forgets it. */
  readonly storeFolder?: (folder: StoredFolder | null) => void;
}
