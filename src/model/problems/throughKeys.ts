import { editRelation } from '../commands/edit.ts';
import type { Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { throughLinks } from '../relations/throughLinks.ts';

/** The relations that name a model between which is there; for the others there are other rules. */
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
  { owner, through, targetName, foreignKey }: ResolvedRelation,
): readonly [string | undefined, string | undefined] {
  if (!through || targetName === null) return [undefined, undefined];
  const ownerName = owner.definition.name;
  const { toOwner, toTarget } = throughLinks(project, through, ownerName, targetName);
  const keys = toOwner.map((link) => link.foreignKey?.value);
  if (ownerName !== targetName) return [keys[0], toTarget[0]?.foreignKey?.value];
  // Between a model and itself the one that equals foreignKey comes first.
  const first = keys.find((key) => key === foreignKey?.value) ?? keys[0];
  return [first, keys.find((key) => key !== first)];
}

/** Writes the keys of one relation where they differ; the belongsTo of the model between stay as they are. */
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
