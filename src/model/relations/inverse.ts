import type { Project } from '../project.ts';
import { givenName } from '../settings.ts';
import { isSameRef, keyUsesOf, sharedUses } from './keyUses.ts';
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
  if (!relation?.kind) return null;
  if (relation.keyThrough) return findOtherEnd(project, relation);
  const [use] = keyUsesOf(relation);
  if (!use) return null;
  const opposite = use.direction === 'one' ? 'many' : 'one';
  return sharedUses(project, use).find((other) => other.direction === opposite)?.relation ?? null;
}

function findOtherEnd(project: Project, relation: ResolvedRelation): ResolvedRelation | null {
  const { target, owner, kind } = relation;
  if (!target) return null;
  const candidates = relationsOf(project, target.id).filter(
    (other) => other.kind === kind && other.target === owner && !isSameRef(other.ref, relation.ref),
  );
  return candidates.find((other) => readsSameLinks(relation, other)) ?? null;
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
