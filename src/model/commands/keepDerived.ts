import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import { editRelations } from './edit.ts';

/**
 * Renames the relations that were named as LoopBack derives it before a change
 * to what LoopBack derives after it, each where it stands. One whose new name
 * another relation of its model has keeps its old name, which is custom from
 * then on.
 */
export function keepDerivedNames(before: Project, after: Project): Project {
  if (before.models === after.models) return after;
  let result = after;
  for (const { ref, name } of allRelations(before)) {
    if (!name.isDerived) continue;
    const derived = resolveRelation(after, ref)?.name.derived;
    if (derived === undefined || derived === ref.name) continue;
    result = editRelations(result, ref.modelId, (relations) =>
      hasOwn(relations, derived) ? relations : withKeyRenamed(relations, ref.name, derived),
    );
  }
  return result;
}
