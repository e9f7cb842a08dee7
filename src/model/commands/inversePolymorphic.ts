import type { JsonValue } from '../../lib/json.ts';
import type { RelationDefinition } from '../definition.ts';
import { foreignKeyOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isReadBySelector } from '../relations/describePolymorphic.ts';
import { derivedRelationName, freeRelationName } from '../relations/newRelation.ts';
import { type PolymorphicUse, polymorphicUseOf } from '../relations/polymorphicUse.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { polymorphicValue } from './polymorphicKeys.ts';

interface NewRelation {
  readonly ref: RelationRef;
  readonly definition: RelationDefinition;
}

/**
 * Describes the relation that leads back from a polymorphic one: the belongsTo of
 * its rows, or, through a model, the hasMany with `invert` on the far side. null
 * for a belongsTo, which leads to any model, and where LoopBack could not follow.
 */
export function describePolymorphicInverse(project: Project, relation: ResolvedRelation): NewRelation | null {
  const use = polymorphicUseOf(relation);
  const { target } = relation;
  if (!use || !target || use.side === 'back') return null;
  if (relation.through) return describeFarSide(project, use, target);
  const { keys, holder } = use;
  const name = freeRelationName(project, holder, keys.selector);
  const polymorphic = polymorphicValue(true, { name, side: 'back' }, keys);
  return { ref: { modelId: holder.id, name }, definition: { type: 'belongsTo', polymorphic } };
}

function describeFarSide(
  project: Project,
  { relation, side, keys, holder }: PolymorphicUse,
  target: ModelEntry,
): NewRelation | null {
  const { kind, owner, definition } = relation;
  const isInverted = side === 'owner';
  if (!kind?.attributes.includes('invert') || (isInverted && !isReadBySelector(project, holder.id, keys))) {
    return null;
  }
  const name = freeRelationName(project, target, derivedRelationName(project, kind, target, owner));
  const result: Record<string, JsonValue> = { type: kind.type, model: owner.definition.name };
  // The key that leads from the through model to the side without the selector.
  const key = (isInverted ? relation.keyThrough : relation.foreignKey)?.value ?? '';
  const end = isInverted ? target : owner;
  const isDerived = key === foreignKeyOf(end.definition.name);
  if (isInverted) result['foreignKey'] = isDerived ? '' : key;
  else if (!isDerived) result['keyThrough'] = key;
  result['through'] = definition.through ?? '';
  result['polymorphic'] = polymorphicValue(
    undefined,
    { name, side: isInverted ? 'inverted' : 'owner' },
    keys,
  );
  if (isInverted) result['invert'] = true;
  return { ref: { modelId: target.id, name }, definition: result as RelationDefinition };
}
