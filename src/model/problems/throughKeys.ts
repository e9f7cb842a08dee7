import { editRelation } from '../commands/edit.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { throughLinks } from '../relations/throughLinks.ts';

/** Returns the relations whose through model exists; other rules cover the others. */
export function throughRelations(project: Project): readonly ResolvedRelation[] {
  return allRelations(project).filter(
    ({ kind, through, keyThrough, targetName, definition }) =>
      through !== null &&
      keyThrough !== null &&
      targetName !== null &&
      kind?.readsForeignKey(definition) === true &&
      !definition['polymorphic'],
  );
}

/** Returns the two keys that LoopBack writes into a row of the through model; undefined for a key without a belongsTo. */
export function writtenKeys(
  project: Project,
  relation: ResolvedRelation,
): readonly [string | undefined, string | undefined] {
  const { owner, through, targetName, foreignKey } = relation;
  if (!through || targetName === null) return [undefined, undefined];
  const ownerName = owner.definition.name;
  const { toOwner, toTarget } = throughLinks(project, through, ownerName, targetName);
  const [ownerProperty, targetProperty] = linkedProperties(project, relation);
  const keysTo = (links: readonly ResolvedRelation[], property: string | null) =>
    links.filter((link) => property === null || pointedAt(link) === property).map(foreignKeyOf);
  const second = keysTo(toTarget, targetProperty);
  if (ownerName !== targetName) return [keysTo(toOwner, ownerProperty)[0], second[0]];
  const keys = second;
  // If both ends are the same model, the key that equals foreignKey comes first.
  const first = keys.find((key) => key === foreignKey?.value) ?? keys[0];
  return [first, keys.find((key) => key !== first)];
}

/**
 * Returns the properties of the two ends that a belongsTo of the through model has
 * to point at so that LoopBack finds it: the property that the relation points at,
 * and the id of the target; null if one is unknown.
 */
export function linkedProperties(
  project: Project,
  { owner, target, targetName, pointsAt }: ResolvedRelation,
): readonly [string | null, string | null] {
  const targetId = target ? (idPropertyOf(project, target)?.name ?? null) : null;
  // If both ends are the same model, both have to point at the id.
  if (owner.definition.name === targetName) return [targetId, targetId];
  return [pointsAt[0]?.property ?? null, targetId];
}

/** Returns the property that a belongsTo points at. */
export function pointedAt({ pointsAt }: ResolvedRelation): string | undefined {
  return pointsAt[0]?.property;
}

const foreignKeyOf = ({ foreignKey }: ResolvedRelation): string | undefined => foreignKey?.value;

/** Writes the keys of one relation if they differ; the belongsTo relations of the through model stay the same. */
export function withThroughKeys(
  project: Project,
  ref: RelationRef,
  foreignKey: string,
  keyThrough: string,
): Project {
  const relation = resolveRelation(project, ref);
  if (!relation) return project;
  return editRelation(project, ref, (definition) => {
    const first =
      relation.foreignKey?.value === foreignKey
        ? definition
        : withRelationAttribute(
            definition,
            'foreignKey',
            relation.foreignKey?.derived === foreignKey ? '' : foreignKey,
          );
    if (relation.keyThrough?.value === keyThrough) return first;
    const isDerived = relation.keyThrough?.derived === keyThrough;
    return withRelationAttribute(first, 'keyThrough', isDerived ? undefined : keyThrough);
  });
}
