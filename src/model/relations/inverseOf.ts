import type { Project } from '../project.ts';
import { inversesOf } from './inverse.ts';
import { polymorphicGroupOf, usesOn } from './polymorphicGroups.ts';
import { type PolymorphicSide, polymorphicUseOf } from './polymorphicUse.ts';
import { resolveRelation } from './projectRelations.ts';
import type { RelationRef, ResolvedRelation } from './relationKind.ts';

/**
 * Finds the relation that leads back by the same key: the belongsTo of a
 * hasMany or hasOne and the other way round. The inverse of a relation with a
 * through model is the one that reads the same two keys from the other end.
 * null if there is none; LoopBack never creates one automatically.
 */
export function inverseOf(project: Project, ref: RelationRef): ResolvedRelation | null {
  const relation = resolveRelation(project, ref);
  if (relation === null) return null;
  const inverses = relation.definition['polymorphic']
    ? polymorphicInversesOf(project, relation)
    : inversesOf(project, relation);
  return inverses[0] ?? null;
}

/** A belongsTo leads to every model that can own its row; through a model the two ends lead to each other. */
function polymorphicInversesOf(project: Project, relation: ResolvedRelation): readonly ResolvedRelation[] {
  const use = polymorphicUseOf(relation);
  const group = polymorphicGroupOf(project, relation);
  if (!use || !group) return [];
  const on = (side: PolymorphicSide) => usesOn(group, side).map((other) => other.relation);
  if (use.side === 'back') return on('owner').filter((other) => other.through === null);
  return relation.through === null ? on('back') : inversesOf(project, relation);
}
