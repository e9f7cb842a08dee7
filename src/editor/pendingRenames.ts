import { createStore, type StoreApi } from 'zustand/vanilla';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import type { RenamePropertyArguments } from '../model/index.ts';
import type { IncompleteRename } from './modelRenames.ts';

type Renaming = typeof import('./renaming.ts');
type Rename = (renaming: Renaming) => void;

interface PendingRenamesState {
  /** A rename of a property that waits for confirmation because more than its name would change. */
  readonly pending: RenamePropertyArguments | null;
  /** The last rename of a model typed in place, if it left names unchanged. */
  readonly incomplete: IncompleteRename | null;
  /** What was typed before the code that renames was loaded, in that order. */
  readonly waiting: readonly Rename[];
  /** Whether that code could not be loaded; what waits is kept for `retryRenaming`. */
  readonly hasFailed: boolean;
}

/** A store of the renames about which the page asks or reports something, and of those that wait for their code. */
export type PendingRenames = StoreApi<PendingRenamesState>;

/** Creates an empty store of pending renames. */
export function createPendingRenames(): PendingRenames {
  return createStore<PendingRenamesState>()(() => ({
    pending: null,
    incomplete: null,
    waiting: [],
    hasFailed: false,
  }));
}

let loaded: Renaming | null = null;

/**
 * Loads the code that renames.
 *
 * @throws LoadError (rejects) where it can't be loaded
 */
export async function loadRenaming(): Promise<Renaming> {
  const renaming = await loadPart(() => import('./renaming.ts'));
  loaded = renaming;
  return renaming;
}

/** Renames at once if the code that renames is loaded; else once it is, after what was typed before. */
export function withRenaming(renames: PendingRenames, rename: Rename, load = loadRenaming): void {
  const { waiting, hasFailed } = renames.getState();
  if (loaded !== null && waiting.length === 0) {
    rename(loaded);
    return;
  }
  renames.setState({ waiting: [...waiting, rename] });
  if (waiting.length === 0 || hasFailed) void retryRenaming(renames, load);
}

/** Loads the code that renames, and renames what was typed in the meantime. */
export async function retryRenaming(renames: PendingRenames, load = loadRenaming): Promise<void> {
  renames.setState({ hasFailed: false });
  try {
    const renaming = await load();
    const { waiting } = renames.getState();
    renames.setState({ waiting: [] });
    for (const rename of waiting) rename(renaming);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    renames.setState({ hasFailed: true });
  }
}
