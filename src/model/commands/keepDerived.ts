import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { relationsIn } from '../settings.ts';
import { editRelations } from './edit.ts';
import { followRelationNames, type RenamedRelation } from './followRelationNames.ts';

/**
 * Renames the relations that were named as LoopBack derives it before a change
 * to what LoopBack derives after it, each where it stands, and what names
 * them. One whose new name another relation of its model has, or that LoopBack
 * refuses, keeps its old name, which is custom from then on.
 */
export function keepDerivedNames(before: Project, after: Project): Project {
  if (before.models === after.models) return after;
  let result = after;
  const renamed: RenamedRelation[] = [];
  for (const { ref, name } of allRelations(before)) {
    if (!name.isDerived) continue;
    const derived = resolveRelation(after, ref)?.name.derived;
    if (derived === undefined || derived === ref.name || isRefusedRelationName(derived)) continue;
    const entry = findModel(result, ref.modelId);
    if (!entry || hasOwn(relationsIn(entry.definition), derived)) continue;
    result = editRelations(result, ref.modelId, (relations) => withKeyRenamed(relations, ref.name, derived));
    renamed.push({ ref, to: derived });
  }
  return followRelationNames(result, renamed);
}
