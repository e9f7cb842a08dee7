import type { Project } from '../project.ts';
import { givenName } from '../settings.ts';
import { isSameRef, keyUsesOf, sharedUses } from './keyUses.ts';
import { relationsOf } from './projectRelations.ts';
import type { ResolvedRelation } from './relationKind.ts';

/**
 * Lists every relation that leads back by the same key: several where some are
 * twins. Of polymorphic ones only the two ends of a through model, which lead to
 * each other; the others lead to or from any model (see inverseOf).
 */
export function inversesOf(project: Project, relation: ResolvedRelation): readonly ResolvedRelation[] {
  if (!relation.kind) return [];
  if (relation.keyThrough) return otherEndsOf(project, relation);
  const [use] = keyUsesOf(relation);
  if (!use) return [];
  const opposite = use.direction === 'one' ? 'many' : 'one';
  return sharedUses(project, use)
    .filter((other) => other.direction === opposite)
    .map((other) => other.relation);
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
