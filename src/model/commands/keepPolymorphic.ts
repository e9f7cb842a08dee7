import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { isInOtherGroup, polymorphicGroupOf, usesOn } from '../relations/polymorphicGroups.ts';
import {
  areDerived,
  namesOf,
  namesOfSelector,
  type PolymorphicNames,
} from '../relations/polymorphicNames.ts';
import { type PolymorphicSide, polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation } from './edit.ts';
import { canHaveNames, polymorphicValue, withGroupNames } from './polymorphicKeys.ts';

/**
 * Updates the other sides when a polymorphic relation gets other keys: the
 * belongsTo and all models that can own its rows use the same key and
 * discriminator.
 */
export function keepPolymorphicTogether(before: Project, after: Project, ref: RelationRef): Project {
  const relation = resolveRelation(before, ref);
  const changed = resolveRelation(after, ref);
  const group = relation && polymorphicGroupOf(before, relation);
  const use = changed && polymorphicUseOf(changed);
  if (!group || !use || group.holder.id !== use.holder.id || !canHaveNames(before, group, use.keys)) {
    return after;
  }
  // The relation then uses another belongsTo, which has these keys already.
  return isInOtherGroup(before, group, use.keys) ? after : withGroupNames(after, group, use.keys, ref);
}

/**
 * Keeps the sides of a polymorphic relation together when one is renamed. A
 * selector that is the name of the relation is written down, except at the
 * belongsTo of a model that was drawn here: there selector and keys are renamed
 * too, on all sides, as a new belongsTo would have them. They are renamed as
 * well where a far side finds the belongsTo by the name.
 */
export function keepPolymorphicOfRenamed(
  before: Project,
  after: Project,
  from: RelationRef,
  to: RelationRef,
): Project {
  const relation = resolveRelation(before, from);
  const use = relation && polymorphicUseOf(relation);
  const group = relation && polymorphicGroupOf(before, relation);
  if (!use || !group) return after;
  const isNamedLikeSelector = use.side === 'back' && use.keys.selector === from.name;
  const isFromFile = findModel(before, group.holder.id)?.source != null;
  const names = namesOf(group);
  const hasFarSide = usesOn(group, 'inverted').length > 0;
  const follows = isNamedLikeSelector && (hasFarSide || !isFromFile) && names.selector === from.name;
  const wanted = follows && areDerived(names) ? namesOfSelector(to.name) : names;
  if (wanted !== names && canHaveNames(after, group, wanted)) {
    const written = withNamesAt(after, to, 'back', wanted);
    return withGroupNames(written, group, wanted, from);
  }
  const changed = resolveRelation(after, to);
  const now = changed && polymorphicUseOf(changed);
  const isSame =
    now?.keys.foreignKey === use.keys.foreignKey && now.keys.discriminator === use.keys.discriminator;
  return isSame ? after : withNamesAt(after, to, use.side, use.keys);
}

function withNamesAt(
  project: Project,
  ref: RelationRef,
  side: PolymorphicSide,
  names: PolymorphicNames,
): Project {
  return editRelation(project, ref, (definition) => ({
    ...definition,
    polymorphic: polymorphicValue(definition['polymorphic'], { name: ref.name, side }, names),
  }));
}
