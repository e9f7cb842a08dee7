import { useState } from 'react';
import type { DesignModel } from '../design/design.ts';
import { undeclaredIn } from './columns.ts';
import type { GridRow } from './useGridRows.ts';

/** The undeclared properties of the rows that were shown, with the model and the last rows that they are from. */
interface Undeclared {
  readonly names: readonly string[];
  readonly model: DesignModel;
  readonly rows: readonly (GridRow | null)[];
  /** Whether the model has changed since the rows were read: a renamed property is still in them by its old name. */
  readonly isOld: boolean;
}

/** Returns what the rows have and the model does not declare: of all rows that were shown since the model last changed. */
export function useUndeclared(model: DesignModel, rows: readonly (GridRow | null)[]): readonly string[] {
  const [known, setKnown] = useState(() => followUndeclared(null, model, rows));
  const now = followUndeclared(known, model, rows);
  if (now !== known) setKnown(now);
  return now.names;
}

/** Follows a change of the model, and rows that were read again. Returns the same object where neither is new. */
export function followUndeclared(
  known: Undeclared | null,
  model: DesignModel,
  rows: readonly (GridRow | null)[],
): Undeclared {
  if (known === null) return { names: undeclaredIn(model, rows, []), model, rows, isOld: false };
  const isRead = known.rows !== rows;
  const isChanged = known.model !== model;
  if (!isRead && !isChanged) return known;
  const names = undeclaredIn(model, rows, isRead && known.isOld ? [] : known.names);
  return { names, model, rows, isOld: isChanged || (known.isOld && !isRead) };
}
