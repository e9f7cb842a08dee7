import type { Key, Row } from '../../runtime/connector.ts';

/**
 * What one run changed in the stored rows. Rows beyond `changeLimits.shown` are
 * counted, not shown; every row that an `updateAll` matched counts as changed.
 */
export interface StoreChanges {
  readonly models: readonly ModelChanges[];
}

export interface ModelChanges {
  readonly model: string;
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly rows: readonly RowChange[];
}

export interface RowChange {
  readonly kind: 'created' | 'changed' | 'removed';
  readonly id: Key | null;
  /** null for a row that was created. */
  readonly before: Row | null;
  /** null for a row that was removed. */
  readonly after: Row | null;
}

/** Rows whose foreign key references a missing row since a run. */
export interface Orphans {
  /** The model of these rows. */
  readonly model: string;
  readonly property: string;
  readonly count: number;
  /** Whether more rows changed than were kept, so that there may be more orphans. */
  readonly isAtLeast: boolean;
  /** The model that the key references, and the key values without a row. */
  readonly target: string;
  readonly values: readonly (string | number)[];
  /** `left`: the referenced row was deleted. `made`: the row was written with such a key. */
  readonly why: 'left' | 'made';
}

/** Whether a change is undone or redone. */
export type UndoDirection = 'undo' | 'redo';

/** Whether the changes of a run can be undone: the id of the change, or why not; null where nothing changed. */
export type UndoOffer = { readonly change: string } | { readonly why: string } | null;

/** Why a change of rows was not undone or redone. Nothing was changed then. */
export interface UndoProblem {
  readonly code: 'changed' | 'gone' | 'renamed' | 'forgotten' | 'already';
  /** A whole sentence, with the way out where there is one. */
  readonly message: string;
}

/** What an undo or a redo changed in the rows. */
export interface UndoResult {
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
}

/** What a run changed, and how to undo it. */
export interface ChangeReport extends UndoResult {
  readonly undo: UndoOffer;
}

/** The action that replaced the rows, and whether it was undone since: then it can be redone. */
export interface Undoable {
  readonly title: string;
  readonly isUndone: boolean;
}
