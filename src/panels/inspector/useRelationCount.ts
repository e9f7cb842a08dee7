import { useState } from 'react';
import { isSameRelation } from '../../editor/index.ts';
import { type Project, type RelationRef, resolveRelation } from '../../model/index.ts';

/**
 * Counts the relations that were shown one after the other. A renamed relation is
 * still the same one: what is typed in its fields stays.
 */
export function useRelationCount(project: Project, ref: RelationRef): number {
  const [shown, setShown] = useState({ ref, count: 0 });
  if (isSameRelation(shown.ref, ref)) return shown.count;
  const isRenamed = resolveRelation(project, shown.ref) === null;
  const next = { ref, count: shown.count + (isRenamed ? 0 : 1) };
  setShown(next);
  return next.count;
}
