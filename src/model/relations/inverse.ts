import type { Project } from '../project.ts';
import { givenName } from '../settings.ts';
import { isSameRef, keyUsesOf, sharedUses } from './keyUses.ts';
import { type PolymorphicSide, polymorphicGroupOf, polymorphicUseOf, usesOn } from './polymorphicGroups.ts';
import { relationsOf, resolveRelation } from './projectRelations.ts';
import type { RelationRef, ResolvedRelation } from './relationKind.ts';

/**
 * Finds the relation that leads back by the same key: the belongsTo of a
 * hasMany or hasOne and the other way round. The inverse of a relation with a
 * through model is the one that reads the same two keys from the other end.
 * null if there is none; LoopBack never creates one automatically.
 */
export function inverseOf(project: Project, ref: RelationRef): ResolvedRelation | null {
  const relation = resolveRelation(project, ref);
  return relation === null ? null : (inversesOf(project, relation)[0] ?? null);
}

/** Lists every relation that leads back by the same key: several where some are twins. */
export function inversesOf(project: Project, relation: ResolvedRelation): readonly ResolvedRelation[] {
  if (!relation.kind) return [];
  if (relation.definition['polymorphic']) return polymorphicInversesOf(project, relation);
  if (relation.keyThrough) return otherEndsOf(project, relation);
  const [use] = keyUsesOf(relation);
  if (!use) return [];
  const opposite = use.direction === 'one' ? 'many' : 'one';
  return sharedUses(project, use)
    .filter((other) => other.direction === opposite)
    .map((other) => other.relation);
}

/** A belongsTo leads to every model that can own its row; through a model, the two ends lead to each other. */
function polymorphicInversesOf(project: Project, relation: ResolvedRelation): readonly ResolvedRelation[] {
  const use = polymorphicUseOf(relation);
  const group = polymorphicGroupOf(project, relation);
  if (!use || !group) return [];
  const on = (side: PolymorphicSide) => usesOn(group, side).map((other) => other.relation);
  const { owner, target, through } = relation;
  if (use.side === 'back') return on('owner').filter((other) => other.through === null);
  if (through === null) return on('back');
  return on(use.side === 'owner' ? 'inverted' : 'owner').filter(
    (other) => other.owner === target && other.target === owner,
  );
}

function otherEndsOf(project: Project, relation: ResolvedRelation): readonly ResolvedRelation[] {
  const { target, owner, kind } = relation;
  if (!target) return [];
  return relationsOf(project, target.id).filter(
    (other) =>
      other.kind === kind &&
      other.target === owner &&
      !isSameRef(other.ref, relation.ref) &&
      readsSameLinks(relation, other),
  );
}

function readsSameLinks(one: ResolvedRelation, other: ResolvedRelation): boolean {
  const isSameModel = one.through === other.through && namesOfThrough(one) === namesOfThrough(other);
  return (
    isSameModel &&
    one.foreignKey?.value === other.keyThrough?.value &&
    one.keyThrough?.value === other.foreignKey?.value
  );
}

/** Two ends that leave the choice of the join model to LoopBack find the same one. */
function namesOfThrough({ definition }: ResolvedRelation): string {
  const table = definition['throughTable'];
  return givenName(definition.through) ?? (typeof table === 'string' ? table : '');
}
