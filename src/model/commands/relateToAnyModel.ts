import { inverseOf } from '../relations/inverseOf.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { connectPolymorphic } from './connectPolymorphic.ts';
import { makePolymorphic } from './makePolymorphic.ts';
import { removeRelation } from './removeRelation.ts';

export interface RelateToAnyModelArguments {
  /** A belongsTo to one model. */
  readonly ref: RelationRef;
}

/**
 * Makes the first polymorphic belongsTo of some rows out of an ordinary one,
 * whose name becomes the selector. The model that it led to stays an owner: the
 * relation that leads back becomes polymorphic too, or is added. Does nothing
 * where that is not possible.
 */
export const relateToAnyModel: Command<RelateToAnyModelArguments> = (project, { ref }) => {
  const relation = resolveRelation(project, ref);
  if (!relation?.target || !canRelateToAnyModel(relation)) return project;
  const inverse = inverseOf(project, ref);
  const without = removeRelation(project, { ref });
  const selector = ref.name;
  const converted = inverse ? makePolymorphic(without, { ref: inverse.ref, selector }) : without;
  // There is none, or its file cannot be edited.
  const made =
    converted === without
      ? connectPolymorphic(without, { ownerId: relation.target.id, targetId: ref.modelId, selector })
      : converted;
  return made === without ? project : made;
};

/** Whether a relation is a belongsTo that `relateToAnyModel` can change. */
export function canRelateToAnyModel({ kind, target, definition, isEditable }: ResolvedRelation): boolean {
  const canBe = kind?.keyOn === 'owner' && kind.attributes.includes('polymorphic');
  return canBe && isEditable && target !== null && !definition['polymorphic'];
}
