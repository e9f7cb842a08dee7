import { editRelation } from '../commands/edit.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { throughLinks } from '../relations/throughLinks.ts';

/** The relations whose through model exists; other rules cover the others. */
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

/** The keys that LoopBack writes into a row between; undefined where there is no belongsTo to take it from. */
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
    links.filter((link) => property === null || pointedAt(link) === property).map(keyOf);
  const second = keysTo(toTarget, targetProperty);
  if (ownerName !== targetName) return [keysTo(toOwner, ownerProperty)[0], second[0]];
  const keys = second;
  // Between a model and itself the one that equals foreignKey comes first.
  const first = keys.find((key) => key === foreignKey?.value) ?? keys[0];
  return [first, keys.find((key) => key !== first)];
}

/**
 * The properties of the two ends that a belongsTo of the through model has to
 * point at for LoopBack to see it: what the relation points at, and the id of
 * the target; null where that is not known here.
 */
export function linkedProperties(
  project: Project,
  { owner, target, targetName, pointsAt }: ResolvedRelation,
): readonly [string | null, string | null] {
  const targetId = target ? (idPropertyOf(project, target)?.name ?? null) : null;
  // Between a model and itself both have to point at the id.
  if (owner.definition.name === targetName) return [targetId, targetId];
  return [pointsAt[0]?.property ?? null, targetId];
}

/** The property that a belongsTo points at. */
export function pointedAt({ pointsAt }: ResolvedRelation): string | undefined {
  return pointsAt[0]?.property;
}

const keyOf = ({ foreignKey }: ResolvedRelation): string | undefined => foreignKey?.value;

/** Writes the keys of one relation where they differ; the belongsTo of the through model stay as they are. */
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
